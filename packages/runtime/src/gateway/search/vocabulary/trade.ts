/** Trade, money, places, travel and the world. */
export const trade = `
payment charge pay transaction money
payment paid payout transfer
transfer wire send move outbound
payout disbursement withdrawal
refund return reimbursement
charge fee cost
price cost rate quote cheap
expense spend cost
revenue income earnings sales
invoice bill
line item
order purchase
buy purchase order checkout
subscription plan membership
product item good merchandise
catalog product
inventory stock quantity
warehouse depot
cart basket
ship deliver shipment delivery
package parcel shipment
carrier courier
discount coupon promo promotion voucher
tax vat
dispute chargeback
rent rental hire lease
card credit debit
bank account
balance funds wallet
loan credit mortgage
contract agreement
stock share equity ticker
portfolio holding
currency money fx
crypto coin token cryptocurrency
pending waiting outstanding open
active current ongoing running live
complete completed finished past previous
current now present ongoing live
upcoming future soon next
recent latest last new
nearby near close closest
address location place
location site place facility store
coordinate latitude longitude location
postal zip postcode
stop station
route direction navigation
trip journey itinerary
car vehicle automobile auto
make brand manufacturer
movie film cinema showing
theater theatre cinema
plant flora
animal species wildlife
recipe meal dish
food nutrition
restaurant dining
flight airline
hotel lodging accommodation
room accommodation
ticket seat
weather condition forecast
earthquake quake seismic
property building house home
score rating grade
review rating critic opinion
game match
player athlete
`;
