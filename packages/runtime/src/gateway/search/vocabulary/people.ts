/** People, organizations, conversations, work, learning, health. */
export const people = `
join member membership participant
member user person people participant
user account person profile people contact
colleague teammate coworker user member
employee worker staff personnel
customer client consumer buyer shopper
vendor supplier seller merchant
company organization business org enterprise
organization org tenant workspace
team group squad
department division unit
role permission privilege access
administrator admin moderator owner
owner assignee responsible
manager supervisor boss
visitor guest
audience segment
follower subscriber fan
message text chat sms
conversation thread chat channel
conversation transcript
comment note remark
phone telephone call voice mobile
conference meeting call
meeting event appointment calendar
attendee participant invitee guest
email mail
inbox mailbox
newsletter mailing
recipient addressee
reaction emoji
mention tag
unread new
like favorite star bookmark
feed timeline
hashtag tag
lead prospect contact
deal opportunity sale
funnel pipeline stage
campaign marketing newsletter
advertisement ad advert commercial
form survey questionnaire
question survey
feedback review survey
course lesson class training
student pupil learner
teacher instructor tutor professor
school university college
exam quiz test assessment
homework assignment
grade mark score
patient person
doctor physician practitioner provider
medicine drug medication prescription
illness disease condition diagnosis
hospital clinic facility
visit appointment encounter
job position vacancy
candidate applicant
hire recruit onboard
resume cv
leave absence vacation holiday
salary wage compensation payroll paycheck
shift roster schedule
timesheet hours
benefit coverage insurance
loyalty reward point credit
task todo activity reminder
deadline due
priority urgency
milestone goal objective
project workspace
law legislation statute act bill
vote election poll ballot
license permit
identity person kyc
personal private sensitive pii
`;
