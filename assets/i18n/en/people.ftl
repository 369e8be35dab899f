### Users, accounts, phones, data carried out, the map.

## The second step of signing in
people-code-title = Type the code
people-code-what = Open the authenticator app on your phone and type the six digits that it shows.
people-code-field = Code
people-code-wrong = The code does not fit or was used before. Wait for a new one and type that.
people-code-lost = If the phone is lost, type a recovery code. If none is left, ask the administrator.
people-code-back = Sign in with another name
office-done-code-expired = More than five minutes have passed. Please sign in from the start.

## Passwords
people-password-short = A password needs at least 12 characters. A sentence that is easy to remember will do, spaces included.
people-password-long = The password is too long. Please shorten it.
people-password-name = The password must not hold the user's name. Please choose another sentence.
people-password-common = Many people use this password, so it is easily guessed. Please choose another sentence.
people-password-wrong = The current password is not right. Please type it again.
people-password-differs = The new password was not typed twice alike. Please type it again.
people-password-same = The new password is the old one. Please choose another sentence.

## The list of users
people-users-title = Users
people-users-sub = Who may come in, what they may do, and which villages they see.
people-users-list = Accounts
people-col-person = Name
people-col-name = User name
people-col-role = Role
people-col-villages = Villages
people-col-factor = Second factor
people-col-state = State
people-col-open = Open
people-factor-yes = yes
people-factor-no = not yet
people-all-villages = the whole commune
people-state-used = in use
people-state-first = first password not changed yet
people-state-disabled = disabled since { $at }
people-open = Change
people-open-whose = Change the account of { $person }
people-new-title = Add a user
people-new-what = The first password is shown once; hand it over in person. It must be changed at the first sign-in.
people-new-button = Add and make a password
people-field-person = Full name
people-field-name = User name
people-field-name-rule = 3 to 32 characters: small letters without marks, digits, dots, hyphens. It begins with a letter.
people-field-role = Role
people-field-role-none = Choose a role
people-role-officer = Officer: all work of the review and the reports
people-role-chairman = Chairman: an officer who also decides
people-role-supervisor = Supervisor: sees only
people-role-admin = Administrator: an officer who also keeps users
people-role-village_head = Village head: their own village only
people-field-villages = Villages
people-field-villages-rule = With none ticked they see the whole commune. A village head needs at least one.
people-form-full-name = There is no full name, or it is longer than 80 characters.
people-form-name = The user name is not written as it should be. Please see the note at the field.
people-form-name-taken = Somebody has this user name. Please choose another.
people-form-role = No role is chosen.
people-form-no-village = A village head needs at least one village.
people-form-last-admin = This is the last administrator. Make someone else an administrator first.
people-save = Save
people-wanted-title = Second factor at sign-in
people-wanted-what = For the chairman and administrators. Others may set it up in their own account.
people-wanted-legend = Chairman and administrators
people-wanted-no = Not reminded
people-wanted-asked = Reminded on every page until it is set up
people-wanted-required = Required: no page opens without it
office-done-wanted-set = Saved who is asked for a second factor.
office-done-wanted-stale = Someone has just changed this. Please look again and choose.

## One user
people-back-to-users = Back to the users
people-user-sub = User name { $name }, { $role }
people-set-title = Name, role, villages
people-set-what = A change of role or villages signs this person out at once; they sign in again with what they may do now.
people-help-title = Password and access
people-help-own = This is the account in use. Its password and second factor are changed on the page
people-to-account = My account
people-reset-title = Password forgotten
people-reset-what = Makes a new password, shown once. The old one no longer works and every place is signed out.
people-reset-button = Make a new password
people-reset-factor-title = Phone with the codes lost
people-reset-factor-what = Takes the second factor and its recovery codes away. Only when it is certain who asks.
people-reset-factor-button = Take the second factor away
people-disable-title = Disable the account
people-disable-what = This person is signed out at once and does not get in any more. What they did stays. It can be undone at any time.
people-disable-button = Disable the account
people-enable-title = Use the account again
people-enable-what = This person can sign in again with the old password.
people-enable-button = Use again
office-done-user-there = This account was opened just now. If its password was not copied, press “Make a new password”.
office-done-user-set = Saved.
office-done-user-disabled = The account is disabled and signed out everywhere.
office-done-user-enabled = The account may be used again.
office-done-user-factor-reset = The account's second factor was taken away.
people-password-page = First password
people-password-title = First password of { $person }
people-password-sub = Shown once. It cannot be seen again after leaving this page.
people-password-address = Address
people-password-once = Password
people-password-next = Hand it over in person or read it out by telephone. At the first sign-in the user must choose a password of their own.

## My account
people-account-title = My account
people-account-sub = { $person }, user name { $name }
people-first-password = Someone else made this password. Choose one of your own before going on.
people-first-factor = This role needs a second factor. Set it up before going on.
people-ask-factor = This account should have a second factor at sign-in.
people-ask-factor-link = Set it up
people-change-title = Change the password
people-change-rule = At least 12 characters, without the name, not one that many use. No capitals or signs needed.
people-change-current = Current password
people-change-new = New password
people-change-again = New password again
people-change-button = Change the password
people-change-after = Every other place is signed out then.
office-done-password-changed = The password is changed. Other places were signed out.
people-factor-title = Second factor at sign-in
people-factor-what = Besides the password, six digits from a phone are typed at each sign-in. Whoever knows the password still does not get in.
people-factor-since = In use since { $at }
people-factor-recovery = { $n ->
    [one] One recovery code is left.
   *[other] { $n } recovery codes are left.
}
people-factor-password = Current password
people-factor-start = Set up a second factor
people-factor-remove = Take the second factor away
office-done-factor-removed = The second factor was taken away. Only the password is asked for now.
office-done-factor-set = The second factor is in use.
people-back-to-account = Back to my account
people-factor-page = Set up a second factor
people-factor-page-sub = It needs an authenticator app on a phone, whichever.
people-factor-scan = 1. Scan this picture with the app
people-factor-qr = QR code that adds the account to an authenticator app
people-factor-letters = If it cannot be scanned, type these letters into the app:
people-factor-confirm = 2. Type the six digits that the app shows
people-factor-code = Six digits
people-factor-confirm-button = Confirm
people-recovery-page = Recovery codes
people-recovery-sub = Shown once. Each works once when the phone is not there.
people-recovery-next = Copy them onto paper or print this page, and keep it where only you look.
people-recovery-kept = They are kept
people-sessions-title = Where you are signed in
people-session-this = this page
people-session-unknown = Browser not known
people-session-since = since { $at }
people-sessions-end = Sign out everywhere else
office-done-sessions-ended = Signed out everywhere else.
people-feeds-title = Keys of the data feed
people-feeds-what = For Excel or Power BI to fetch figures by themselves. A key reads only what this account may see.
people-feed-label = What it is for
people-feed-make = Make a key
people-feed-no-label = Please write what the key is for.
people-feed-too-many = There are ten keys. Please take away those not used.
people-feed-made = Made { $at }.
people-feed-used = Last used { $at }.
people-feed-never = Never used.
people-feed-remove = Take away
people-feed-remove-which = Take the key { $label } away
office-done-feed-removed = The key is gone. A sheet that uses it gets no figures any more.
people-feed-page = Key of the data feed
people-feed-title = Key of the data feed: { $label }
people-feed-sub = Shown once. It cannot be seen again after leaving this page.
people-feed-address = OData address
people-feed-user = User name
people-feed-key = Key (typed as the password)
people-feed-next = In Excel: Data, Get Data, From Other Sources, From OData Feed. Paste the address, choose "Basic", type name and key.

## Phones
people-device-app = Sổ Thôn { $version }
people-device-leaving = Handed on, the phone does not know yet: { $villages }
people-device-refused = { $n ->
    [one] one entry sent back
   *[other] { $n } entries sent back
}
people-device-conflicts = { $n ->
    [one] one entry to settle
   *[other] { $n } entries to settle
}
people-revoke-open = This phone still has { $refused } entries sent back and { $conflicts } to settle. Better finish them before revoking.
people-hand-over-link = Hand on
people-hand-over-whose = Hand a village on from the phone of { $person }
people-hand-over-page = Hand a village to another phone
people-hand-over-title = Hand a village on from the phone of { $person }
people-hand-over-old = At its next sync the village's list leaves this phone.
people-hand-over-unsent = What this phone has written and not sent is still taken. Drafts and entries sent back stay on the phone.
people-hand-over-new = The other phone fetches the whole list of the village at its next sync.
people-hand-over-nobody = There is no other phone to hand it to. Make a code for a new phone first.
people-hand-over-village = Village to hand on
people-hand-over-to = To the phone of
people-hand-over-choose-phone = Choose a phone
people-hand-over-phone = { $person } ({ $villages }), { $device }
people-hand-over-button = Hand the village on
people-hand-over-keep = No, leave it as it is
people-hand-over-choose = No village or no phone is chosen.
people-hand-over-changed = This phone no longer has that village, or a phone was revoked just now. Please look at the list again.
office-done-handed-over = The village was handed on. Both phones change their lists at their next sync.

## Data carried out
people-exports-title = Data to take out
people-exports-sub = Files for a spreadsheet or a map, of the villages that this account may see.
people-exports-files = Files
people-exports-year = Visits of { $year }. No identity number, no telephone, no exact place.
people-exports-logged = Who took which file and when is written into the journal.
people-export-households-csv = One line a household.
people-export-members-csv = One line a person.
people-export-visits-csv = One line a visit, one column a question.
people-export-visits-jsonl = Visits as they were received, one a line, with the version of their form.
people-export-households-geojson = Places of households, rounded to about 100 m, without names.
people-exports-feed = OData feed for Excel and Power BI
people-exports-feed-what = The sheet fetches new figures whenever it is refreshed. It reads only and changes nothing.
people-exports-feed-key = It needs the user name and a key of the data feed, not the password.
people-exports-feed-make = Make a key
people-exports-columns = What the columns mean
people-exports-columns-what = The CSV files and the OData feed have these tables in common.
people-exports-questions = visits.csv also has one column a question, named by the question's code. Questions about members are written by the person's place in the visit, such as 1=true; 2=unknown. A cell that begins with =, +, -, @ gets an apostrophe in front, so that no spreadsheet takes it for a formula.
people-col-column = Column
people-col-meaning = Meaning
people-set-Villages = Villages
people-set-Households = Households
people-set-Members = Members: the people of a household
people-set-Visits = Visits that speak for their households in the year
people-set-Indicators = Indicators: each one of each visit
people-column-code = code of the village
people-column-name = name
people-column-households = households that live in the village
people-column-people = people
people-column-id = code of the line
people-column-village = code of the village
people-column-village_name = name of the village
people-column-number = number of the household within the village
people-column-head = head of the household
people-column-present = lives in the village (true) or no longer (false)
people-column-class_start = class at the start of the year
people-column-class_official = class recognised by the commune
people-column-class_surveyed = class found this year; empty when not surveyed
people-column-visited_on = day of the visit
people-column-year = year of the visit
people-column-latitude = latitude, rounded to about 100 m
people-column-longitude = longitude, rounded to about 100 m
people-column-sample = true is made-up data, no real person
people-column-household = code of the household
people-column-household_number = number of the household within the village
people-column-relation = relation to the head
people-column-sex = sex
people-column-birth_year = year of birth
people-column-ethnicity = ethnic group
people-column-counts = counts as a member (true) or not (false)
people-column-class = class of the visit
people-column-standard = standard that it was classified by
people-column-b1 = points B1; empty when there are none
people-column-declared_income = declared income, đồng a person a month
people-column-b2_min = least points B2
people-column-b2_max = most points B2
people-column-correction = corrects an earlier visit (true) or not (false)
people-column-visit = code of the visit
people-column-indicator = number of the indicator
people-column-outcome = deprived, not_deprived or unknown

## The map
people-map-title = Map of households
people-map-sub = Drawn by the commune's own machine; needs no internet.
people-map-back = Back to the progress
people-map-village = Village
people-map-all-villages = All
people-map-class = Class
people-map-all-classes = All
people-map-show = Show
people-map-count = { $n ->
    [one] One household with a place
   *[other] { $n } households with a place
}
people-map-none = No household has a place yet.
people-map-none-next = Places come from the village head's phone at the review. Try another village or class.
people-map-rounded = Places are rounded to about 100 m. A number in a mark is how many households lie close together; the mark shows the greatest need. Surveyed households show what was found, others what the commune recognised.
people-map-label = Map of { $n } households; the list beside it names them
people-map-one = Household { $number }, { $village }: { $class }
people-map-many = { $n } households close together, greatest need: { $class }
people-map-list = Households on the map
people-map-list-without = Households without a place
people-map-without = { $n ->
    [one] One household without a place
   *[other] { $n } households without a place
}
people-map-without-what = At the next review the village head takes the place with the phone.
people-map-rest = { $n } more. Choose a village to see all.
people-map-north = N
people-map-km = { $n } km
people-map-m = { $n } m
people-map-base = Base layer
people-map-base-what = Boundaries, roads and streams of a GeoJSON file, drawn under the households. Not needed.
people-map-base-file = GeoJSON file (2 MB at most)
people-map-base-load = Put into the map
office-done-map-base-loaded = The base layer is in the map.
office-done-map-base-wrong = Not loaded: the file is no GeoJSON with lines or boundaries, or too large. The map is as before.
office-done-map-base-stale = Someone has just changed the base layer. Please look again and choose the file once more.
