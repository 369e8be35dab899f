# Classes, indicators, the standard.

class-poor = Poor household
class-near_poor = Near-poor household
class-average_living_standard = Household of average living standard
class-not_poor = Not poor
class-undetermined = Not determined
# Within a sentence.
class-poor-within = a poor household
class-near_poor-within = a near-poor household
class-average_living_standard-within = a household of average living standard
class-not_poor-within = a household that is not poor
class-undetermined-within = a household not determined

relation-head = head
relation-spouse = wife or husband
relation-child = child
relation-child_in_law = son- or daughter-in-law
relation-parent = parent
relation-grandparent = grandparent
relation-grandchild = grandchild
relation-sibling = brother or sister
relation-other = other person

dimension-employment = Employment
dimension-health = Health
dimension-education = Education
dimension-housing = Housing
dimension-water_sanitation = Water and sanitation
dimension-information = Information

indicator-1 = Employment
indicator-2 = Dependants in the household
indicator-3 = Nutrition
indicator-4 = Health insurance
indicator-5 = Education of adults
indicator-6 = School attendance of children
indicator-7 = Quality of the house
indicator-8 = House area per person
indicator-9 = Household water
indicator-10 = Hygienic latrine
indicator-11 = Use of telecommunications
indicator-12 = Means of access to information
# The numbers in the standard of 2027-2030 are not confirmed.
indicator-nd351-2025-11 = Treatment of household waste
indicator-nd351-2025-12 = Use of internet and digital services

outcome-deprived = Deprived
outcome-not_deprived = Not deprived
outcome-unknown = Not clear

certainty-law = From the law
certainty-law_in_substance = From the law in substance, wording not compared
certainty-plan = From the commune's plan
certainty-unconfirmed = Not confirmed, the commune may change it

why-and = Because { $income }, and { $b2 }.
why-but = The class is not determined: { $income }, but { $b2 }.
why-income-b1 = B1 is { $income }, not above { $b1line }
why-income-b1-lower = B1 is { $income }, not above { $b1line }, so income is not above { $b1income } đồng, under the line of { $line }
why-income-declared = declared income is { $income } đồng a person a month, not above { $line }
why-b2-poor =
    { $count ->
        [one] { $count } indicator is deprived (B2 = { $least }, at or above { $b2line })
       *[other] { $count } indicators are deprived (B2 = { $least }, at or above { $b2line })
    }
why-b2-poor-range = at least { $count } indicators are deprived (B2 at least { $least }, at or above { $b2line })
why-b2-near =
    { $count ->
        [0] no indicator is deprived (B2 = { $least }, below { $b2line })
        [one] { $count } indicator is deprived (B2 = { $least }, below { $b2line })
       *[other] { $count } indicators are deprived (B2 = { $least }, below { $b2line })
    }
why-b2-near-range = whatever is still not clear, B2 is at most { $most }, below { $b2line }
why-b2-open = some answers are not clear, so B2 may be from { $least } to { $most }, and poor is from { $b2line }
why-average-declared = Because declared income is { $income } đồng a person a month, above { $line } and not above { $average }.
why-average-agricultural = Because B1 is { $income }, above { $b1line }, the household works in agriculture, forestry, fishery or salt and asked, and its real income is above { $line } and not above { $average } đồng a person a month.
why-not-poor-b1 = Because B1 is { $income }, above { $b1line }.
why-not-poor-declared = Because declared income is { $income } đồng a person a month, above { $average }.
why-undetermined-income = B1 is missing, so the class is not determined.
why-undetermined-b1 = B1 is { $income }, above { $b1line }, which only says that income is above { $b1income } đồng. This standard has a line of { $line } đồng and needs the declared income, so the class is not determined.
why-undetermined-agricultural = B1 is { $income }, above { $b1line }. The household asked for the average living standard and its real income is missing, so the class is not determined.

missing = Still to ask: { $what }.
reason-unknown = Not clear: { $what }
reason-unknown-bare = Not clear
reason-not-deprived = Not deprived
reason-deprived-bare = Deprived
reason-lead-2 = { $count } of { $total } people are dependants: { $list }

list-more = { $list } and { $more } more
open-of = { $thing } of { $who }

person-child = { $name }
person-man-named = { $name }
person-woman-named = { $name }
person-aged = { $who }, aged { $age }
person-aged-either = { $who }, aged { $least } or { $most }

open-members = the list of people
open-birth = date of birth
open-insured = health insurance card
open-malnourished = nutrition
open-social_allowance = monthly social allowance
open-attending_school = school attendance
open-school_level = school level
open-highest_level = highest certificate
open-job_training = training at the workplace
open-able_and_willing = whether able and willing to work
open-working = work
open-work_kind = kind of work
open-labour_contract = labour contract
open-roof = roof
open-roof_other_durable = whether the roof is durable
open-wall = walls
open-wall_other_durable = whether the walls are durable
open-column = columns
open-column_other_durable = whether the columns are durable
open-area = area of the house
open-water_source = water source
open-latrine = latrine
open-internet_used = use of the internet
open-has_device = television, radio, computer, telephone
open-income_basis = how income is recorded
open-b1_points = B1 points
open-waste = how waste is got rid of
open-b1-item = item { $item } of the B1 table
open-income_declared = declared income
open-agri_income = real income of the last 12 months

fact-insured-no = has no card
fact-malnourished-yes = is malnourished
fact-social_allowance-disability = on a disability allowance
fact-social_allowance-elderly = on an old-age allowance
fact-attending_school-no = not at school
fact-school_level-nursery = at nursery, below the level for the age
fact-school_level-primary = at primary school, below the level for the age
fact-school_level-lower_secondary = at lower secondary school, below the level for the age
fact-highest_level-none = primary school not finished
fact-highest_level-primary = finished primary school only
fact-highest_level-lower_secondary = finished lower secondary school only
fact-highest_level-upper_secondary = finished upper secondary school only
fact-disability-light = lightly disabled
fact-disability-severe = severely disabled
fact-disability-very_severe = very severely disabled
fact-long_illness-yes = ill for long
fact-labour_capacity-no = not able to work any more
fact-merit-yes = a person of merit to the revolution
fact-social_evil-yes = the family says that somebody is caught in a social evil
fact-causes = causes chosen: { $list }
fact-land =
    { $sum ->
        [0] the family has no farm land
       *[other] the family has { $value } m² of farm land
    }
fact-working-no = has no work
fact-labour_contract-no = works for wages without a labour contract
fact-roof-concrete = concrete roof
fact-roof-tile = tiled roof
fact-roof-metal = metal or sheet roof
fact-roof-thatch = thatched roof
fact-roof-tarp = roof of tarpaulin or tar paper
fact-roof_other_durable-no = roof of material that does not last
fact-wall-concrete = concrete walls
fact-wall-brick = brick or stone walls
fact-wall-wood = plank walls
fact-wall-metal = metal walls
fact-wall-earth = earth walls
fact-wall-bamboo = woven bamboo walls
fact-wall-tarp = walls of tarpaulin or tar paper
fact-wall_other_durable-no = walls of material that does not last
fact-column-concrete = concrete columns
fact-column-brick = brick or stone columns
fact-column-steel = steel columns
fact-column-hardwood = columns of durable wood
fact-column-wood = columns of soft wood
fact-column-bamboo = bamboo columns
fact-column_other_durable-no = columns of material that does not last
fact-area = { $value } m² for { $people } people, { $each } m² each
fact-water_source-tap = tap water
fact-water_source-drilled_well = drilled well
fact-water_source-protected_dug_well = protected dug well
fact-water_source-dug_well = unprotected dug well
fact-water_source-protected_spring = protected spring
fact-water_source-spring = unprotected spring
fact-water_source-rain = rain water
fact-water_source-bottled = bottled water
fact-water_source-stream = water from a river, stream, pond or lake
fact-water_source-other = another water source, not safe
fact-latrine-septic = septic latrine
fact-latrine-pour_flush = pour-flush latrine
fact-latrine-vip = ventilated latrine
fact-latrine-double_vault = double-vault latrine
fact-latrine-pit = pit latrine, not hygienic
fact-latrine-bridge = latrine over a pond or stream, not hygienic
fact-latrine-none = the house has no latrine
fact-latrine-other = another kind of latrine, not hygienic
fact-waste-collected = waste is collected
fact-waste-buried_or_composted = waste is buried or composted
fact-waste-burned = waste is burned at home
fact-waste-thrown = waste is thrown into garden or stream
fact-waste-other = waste is got rid of in another way
fact-internet_used-no = nobody used the internet in the last month
fact-has_device-no = no television, radio, computer or telephone in the house

change-aloud = If { $what }, it becomes { $class }.
change-b1 = B1 rises above { $line }
change-income = Income rises above { $line } đồng a person a month
fix-1 = { $who } has work, with a contract if waged
fix-2 = dependants are at most half of the people
fix-3 = { $who } is no longer malnourished
fix-4 = { $who } has a health insurance card
fix-5 = { $who } studies, trains or holds the certificate for the age
fix-6 = { $who } attends the school level for the age
fix-7 = the house has durable walls, columns and roof
fix-8 = the house has at least 8 m² a person
fix-9 = the house has safe water
fix-10 = the house has a hygienic latrine
fix-11 = somebody uses the internet
fix-12 = the house has a television, radio, computer or telephone
fix-nd351-2025-11 = household waste is collected or treated
fix-nd351-2025-12 = somebody uses the internet

setting-working_age_from = Working age: from
setting-working_age_below = Working age: to the day before
setting-contract_needed_for = Work that needs a contract
setting-child_below = Child: under
setting-elderly_from = Elderly: from
setting-dependants_part = Dependants: share (numerator)
setting-dependants_of = Dependants: share (denominator)
setting-insured_from = Needs health insurance: from
setting-adult_below = Education of adults: to the day before
setting-upper_certificate_from = Needs an upper secondary or vocational certificate: from
setting-below_lower_secondary = Without a lower secondary certificate
setting-below_upper_secondary = Without an upper secondary or vocational certificate
setting-nursery_from = Nursery age: from
setting-primary_from = Primary school age: from
setting-lower_secondary_from = Lower secondary age: from
setting-school_year_month = Month in which school begins
setting-below_primary_level = Below primary school
setting-below_lower_secondary_level = Below lower secondary school
setting-finished_lower_secondary = Finished lower secondary school
setting-non_durable_parts = Parts that are not durable
setting-non_durable_roof = Roofs that are not durable
setting-non_durable_wall = Walls that are not durable
setting-non_durable_column = Columns that are not durable
setting-area_per_person = Area a person (hundredths of m²)
setting-safe_water = Safe water sources
setting-treated_waste = Ways of treating waste that are accepted
setting-hygienic_latrine = Hygienic latrines
