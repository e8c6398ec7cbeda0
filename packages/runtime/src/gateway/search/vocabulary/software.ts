/** Software, data and machines. */
export const software = `
name title label called
status state health progress
file document attachment
document page article
folder directory
bucket storage container store
repository repo
branch ref
commit change revision
pull merge request pr
issue bug ticket case
ticket case request
tag label
database db
table collection
record row entry item object
item entry record
object thing item
field attribute property column
schema model structure
setting configuration config preference option
environment env
variable parameter value
key credential token secret
secret credential password
secret vault safe
password passcode credential login
login credential session signin
authentication auth login
authorization permission access auth
application app
function lambda
job task run
workflow pipeline process
pipeline build ci
version revision release
template boilerplate blueprint
server host machine instance node
machine runner server computer
container docker pod
image ami
artifact package binary
library dependency package
volume disk drive
processor cpu
memory ram
scale resize
region zone area location
network vlan interface
network subnet vpc
domain hostname site
dns domain
certificate cert ssl tls
proxy gateway
queue topic
topic channel subject
webhook hook callback
alert alarm notification incident
alert page incident
notification message alert
event activity log
log audit history
history timeline past previous change
metric statistic measure analytics
metric rate ratio count
trace span
latency duration delay
report summary insight statistic
dashboard board panel
chart graph visualization
error failure fault problem
outage downtime incident
availability uptime
vulnerability cve weakness flaw
severity critical
threat risk attack ips
malware virus threat
leak breach exposure
finding misconfiguration issue risk
compliance standard framework regulation
firewall rule filter
rule policy
isolate quarantine contain
device appliance hardware
sensor device
reading measurement
translate translation language
batch bulk many multiple mass
single one individual specific
id identifier sid uid
info information detail
class category type kind
category group division section
dataset data
train training finetune
predict prediction inference
embedding vector
prompt instruction
completion generate
assistant bot agent
image picture photo
video movie film clip
audio sound voice speech spoken
speech voice audio spoken
recording record
transcript transcription caption subtitle
thumbnail preview
album gallery collection
song track music
artist singer band musician
playlist album
podcast episode
stream live broadcast
blog post article
contributor author committer
collaborator member
milestone release
snippet gist
child sub nested
parent ancestor
quota limit usage
`;
