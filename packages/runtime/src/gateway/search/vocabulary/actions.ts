/** Verbs of APIs, and what people say instead. */
export const actions = `
delete remove erase wipe destroy drop purge discard clear trash
cancel abort stop terminate end halt revoke withdraw
get retrieve fetch read show view see look display return describe inspect details
list all browse enumerate every show get
search find query lookup look discover filter locate
create add new make insert register post generate
add put attach insert append
update edit change modify patch adjust put set revise upsert
rename change name call title
replace overwrite put swap substitute
set assign configure put define
send deliver dispatch notify email push
run execute start trigger invoke launch perform
start begin launch open initiate
stop pause suspend disable
resume continue restart
restart reboot reset
enable activate turn
disable deactivate turn
resolve close finish complete done
open create start
approve accept confirm authorize allow grant
decline reject refuse deny
block ban deny
verify validate check confirm test
check scan inspect examine
detect recognize identify spot find scan
analyze assess evaluate examine inspect
compare diff
calculate compute estimate
choose pick select
assign allocate
invite invitation ask
join enroll enter
leave exit quit
reply answer response comment
subscribe follow watch
unsubscribe unfollow
share grant publish
download export
upload import attach
copy duplicate clone
move transfer relocate
merge combine
split divide
convert transform
exchange swap convert trade
link connect associate relate
unlink disconnect detach
sort order rank
count number total amount
keep retain retention preserve store
archive store keep
restore recover undelete revert
backup snapshot
sync synchronize
install setup
uninstall remove
switch toggle turn
write draft compose
read mark
sign signature signing
book reserve booking reservation
schedule calendar cron plan
deploy release publish rollout
build compile
encrypt cipher
lock block deadlock
hide conceal
expire expiration expiry
extend renew prolong
report flag abuse
rename name
subscription subscribe
`;
