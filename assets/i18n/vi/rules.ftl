# Xếp hộ, chỉ số thiếu hụt, chuẩn.

class-poor = Hộ nghèo
class-near_poor = Hộ cận nghèo
class-average_living_standard = Hộ có mức sống trung bình
class-not_poor = Không nghèo
class-undetermined = Chưa đủ căn cứ
# Within a sentence.
class-poor-within = hộ nghèo
class-near_poor-within = hộ cận nghèo
class-average_living_standard-within = hộ có mức sống trung bình
class-not_poor-within = hộ không nghèo
class-undetermined-within = hộ chưa đủ căn cứ xếp loại

relation-head = chủ hộ
relation-spouse = vợ hoặc chồng
relation-child = con
relation-child_in_law = con dâu, con rể
relation-parent = bố, mẹ
relation-grandparent = ông, bà
relation-grandchild = cháu
relation-sibling = anh, chị, em
relation-other = người khác

dimension-employment = Việc làm
dimension-health = Y tế
dimension-education = Giáo dục
dimension-housing = Nhà ở
dimension-water_sanitation = Nước sinh hoạt và vệ sinh
dimension-information = Thông tin

indicator-1 = Việc làm
indicator-2 = Người phụ thuộc trong hộ
indicator-3 = Dinh dưỡng
indicator-4 = Bảo hiểm y tế
indicator-5 = Trình độ giáo dục của người lớn
indicator-6 = Tình trạng đi học của trẻ em
indicator-7 = Chất lượng nhà ở
indicator-8 = Diện tích nhà ở bình quân
indicator-9 = Nguồn nước sinh hoạt
indicator-10 = Nhà tiêu hợp vệ sinh
indicator-11 = Sử dụng dịch vụ viễn thông
indicator-12 = Phương tiện tiếp cận thông tin
# Số thứ tự của chuẩn 2027-2030 chưa xác nhận.
indicator-nd351-2025-11 = Xử lý rác thải sinh hoạt
indicator-nd351-2025-12 = Sử dụng internet, dịch vụ số

outcome-deprived = Thiếu hụt
outcome-not_deprived = Không thiếu hụt
outcome-unknown = Chưa rõ

certainty-law = Theo văn bản pháp luật
certainty-law_in_substance = Đúng nội dung văn bản, chưa đối chiếu từng chữ
certainty-plan = Theo kế hoạch của xã
certainty-unconfirmed = Chưa xác nhận, xã có thể sửa

# Vì sao xếp như vậy. $income: điểm hoặc đồng; các số đã viết sẵn.
why-and = Vì { $income }, và { $b2 }.
why-but = Chưa đủ căn cứ xếp hộ: { $income }, nhưng { $b2 }.
why-income-b1 = điểm B1 là { $income }, không quá { $b1line }
why-income-b1-lower = điểm B1 là { $income }, không quá { $b1line }, tức thu nhập không quá { $b1income } đồng, dưới chuẩn { $line } đồng
why-income-declared = thu nhập khai là { $income } đồng một người một tháng, không quá { $line } đồng
why-b2-poor = thiếu hụt { $count } chỉ số (B2 = { $least }, từ { $b2line } trở lên)
why-b2-poor-range = thiếu hụt ít nhất { $count } chỉ số (B2 ít nhất { $least }, từ { $b2line } trở lên)
why-b2-near =
    { $count ->
        [0] không thiếu hụt chỉ số nào (B2 = { $least }, dưới { $b2line })
       *[other] thiếu hụt { $count } chỉ số (B2 = { $least }, dưới { $b2line })
    }
why-b2-near-range = dù còn câu chưa rõ, B2 nhiều nhất là { $most }, dưới { $b2line }
why-b2-open = còn câu chưa rõ nên B2 có thể từ { $least } đến { $most }, mà mức hộ nghèo là từ { $b2line }
why-average-declared = Vì thu nhập khai là { $income } đồng một người một tháng, trên { $line } đồng và không quá { $average } đồng.
why-average-agricultural = Vì điểm B1 là { $income }, trên { $b1line }, hộ làm nông, lâm, ngư, diêm nghiệp đã đề nghị xác nhận, và thu nhập thật trên { $line } đồng, không quá { $average } đồng một người một tháng.
why-not-poor-b1 = Vì điểm B1 là { $income }, trên { $b1line }.
why-not-poor-declared = Vì thu nhập khai là { $income } đồng một người một tháng, trên { $average } đồng.
why-undetermined-income = Chưa có điểm B1 nên chưa đủ căn cứ xếp hộ.
why-undetermined-b1 = Điểm B1 là { $income }, trên { $b1line }, chỉ cho biết thu nhập trên { $b1income } đồng. Chuẩn này lấy mức { $line } đồng nên cần thu nhập khai, chưa đủ căn cứ xếp hộ.
why-undetermined-agricultural = Điểm B1 là { $income }, trên { $b1line }. Hộ đề nghị xác nhận mức sống trung bình mà chưa có thu nhập thật, nên chưa đủ căn cứ xếp hộ.

# Cần hỏi thêm gì.
missing = Cần hỏi thêm: { $what }.
reason-unknown = Chưa rõ { $what }
reason-unknown-bare = Chưa rõ
reason-not-deprived = Không thiếu hụt
reason-deprived-bare = Thiếu hụt
reason-lead-2 = { $count } trong { $total } người là người phụ thuộc: { $list }

list-more = { $list } và { $more } người nữa
open-of = { $thing } của { $who }

person-child = cháu { $name }
person-man-named = ông { $name }
person-woman-named = bà { $name }
person-aged = { $who }, { $age } tuổi
person-aged-either = { $who }, { $least } hoặc { $most } tuổi

# Điều chưa biết, theo câu hỏi.
open-members = danh sách người trong hộ
open-birth = ngày sinh
open-insured = thẻ bảo hiểm y tế
open-malnourished = tình trạng dinh dưỡng
open-social_allowance = trợ cấp xã hội hằng tháng
open-attending_school = việc đi học
open-school_level = cấp học
open-highest_level = bằng cấp cao nhất
open-job_training = việc đào tạo nghề tại nơi làm
open-able_and_willing = khả năng và ý muốn làm việc
open-working = việc làm
open-work_kind = loại việc làm
open-labour_contract = hợp đồng lao động
open-roof = mái nhà
open-roof_other_durable = mái nhà có bền chắc không
open-wall = tường nhà
open-wall_other_durable = tường nhà có bền chắc không
open-column = cột nhà
open-column_other_durable = cột nhà có bền chắc không
open-area = diện tích nhà
open-water_source = nguồn nước
open-latrine = nhà tiêu
open-internet_used = việc dùng internet
open-has_device = tivi, đài, máy tính, điện thoại
open-income_basis = thu nhập ghi theo cách nào
open-b1_points = điểm B1
open-waste = cách bỏ rác
open-b1-item = mục { $item } của bảng điểm B1
open-income_declared = thu nhập khai
open-agri_income = thu nhập thật 12 tháng qua

# Điều đã rõ, làm nên thiếu hụt: sau tên người, hoặc một mình với câu hỏi của hộ.
fact-insured-no = chưa có thẻ
fact-malnourished-yes = bị suy dinh dưỡng
fact-social_allowance-disability = hưởng trợ cấp khuyết tật
fact-social_allowance-elderly = hưởng trợ cấp người cao tuổi
fact-attending_school-no = không đi học
fact-school_level-nursery = đang học mầm non, chưa đúng cấp học theo tuổi
fact-school_level-primary = đang học tiểu học, chưa đúng cấp học theo tuổi
fact-school_level-lower_secondary = đang học trung học cơ sở, chưa đúng cấp học theo tuổi
fact-highest_level-none = chưa học hết tiểu học
fact-highest_level-primary = mới học hết tiểu học
fact-highest_level-lower_secondary = mới học hết trung học cơ sở
fact-highest_level-upper_secondary = mới học hết trung học phổ thông
fact-disability-light = khuyết tật nhẹ
fact-disability-severe = khuyết tật nặng
fact-disability-very_severe = khuyết tật đặc biệt nặng
fact-long_illness-yes = ốm đau dài ngày
fact-labour_capacity-no = không còn khả năng lao động
fact-merit-yes = là người có công với cách mạng
fact-social_evil-yes = gia đình cho biết có người mắc tệ nạn xã hội
fact-causes = nguyên nhân đã chọn: { $list }
fact-land =
    { $sum ->
        [0] gia đình không có đất sản xuất
       *[other] gia đình có { $value } m² đất sản xuất
    }
fact-working-no = chưa có việc làm
fact-labour_contract-no = làm công chưa có hợp đồng lao động
fact-roof-concrete = mái bê tông
fact-roof-tile = mái ngói
fact-roof-metal = mái tôn, tấm lợp
fact-roof-thatch = mái cỏ tranh
fact-roof-tarp = mái bạt, giấy dầu
fact-roof_other_durable-no = mái lợp vật liệu không bền
fact-wall-concrete = tường bê tông
fact-wall-brick = tường gạch, đá
fact-wall-wood = tường gỗ ván
fact-wall-metal = tường tôn
fact-wall-earth = tường đất trình
fact-wall-bamboo = tường phên tre
fact-wall-tarp = tường bạt, giấy dầu
fact-wall_other_durable-no = tường làm bằng vật liệu không bền
fact-column-concrete = cột bê tông
fact-column-brick = cột gạch, đá
fact-column-steel = cột sắt, thép
fact-column-hardwood = cột gỗ bền chắc
fact-column-wood = cột gỗ tạp
fact-column-bamboo = cột tre
fact-column_other_durable-no = cột làm bằng vật liệu không bền
fact-area = nhà { $value } m² cho { $people } người, mỗi người { $each } m²
fact-water_source-tap = dùng nước máy
fact-water_source-drilled_well = dùng giếng khoan
fact-water_source-protected_dug_well = dùng giếng đào có thành, nắp
fact-water_source-dug_well = dùng giếng đào không che chắn
fact-water_source-protected_spring = dùng nước khe, mó có che chắn
fact-water_source-spring = dùng nước khe, mó không che chắn
fact-water_source-rain = dùng nước mưa
fact-water_source-bottled = dùng nước đóng chai, bình
fact-water_source-stream = dùng nước sông, suối, ao, hồ
fact-water_source-other = dùng nguồn nước khác, chưa hợp vệ sinh
fact-latrine-septic = nhà tiêu tự hoại
fact-latrine-pour_flush = nhà tiêu thấm dội nước
fact-latrine-vip = nhà tiêu có ống thông hơi
fact-latrine-double_vault = nhà tiêu hai ngăn
fact-latrine-pit = nhà tiêu đào, chưa hợp vệ sinh
fact-latrine-bridge = cầu tiêu trên ao, suối, chưa hợp vệ sinh
fact-latrine-none = nhà chưa có nhà tiêu
fact-latrine-other = nhà tiêu loại khác, chưa hợp vệ sinh
fact-waste-collected = rác được thu gom
fact-waste-buried_or_composted = rác chôn lấp hoặc ủ
fact-waste-burned = rác đốt tại nhà
fact-waste-thrown = rác vứt ra vườn, khe, suối
fact-waste-other = rác bỏ bằng cách khác
fact-internet_used-no = tháng vừa rồi không ai dùng internet
fact-has_device-no = nhà không có tivi, đài, máy tính hay điện thoại

# Cần thay đổi gì. $who: cháu Hải, bà Nái.
change-aloud = Nếu { $what } thì thành { $class }.
change-b1 = B1 lên trên { $line }
change-income = Thu nhập lên trên { $line } đồng một người một tháng
fix-1 = { $who } có việc làm, làm công thì có hợp đồng
fix-2 = người phụ thuộc không quá một nửa số người
fix-3 = { $who } hết suy dinh dưỡng
fix-4 = { $who } có thẻ BHYT
fix-5 = { $who } đi học, học nghề hoặc có bằng cấp theo tuổi
fix-6 = { $who } đi học đúng cấp
fix-7 = nhà có tường, cột, mái bền chắc
fix-8 = nhà rộng từ 8 m² một người
fix-9 = có nước sinh hoạt hợp vệ sinh
fix-10 = có nhà tiêu hợp vệ sinh
fix-11 = nhà có người dùng internet
fix-12 = nhà có tivi, đài, máy tính hoặc điện thoại
fix-nd351-2025-11 = rác trong nhà được thu gom hoặc xử lý
fix-nd351-2025-12 = nhà có người dùng internet

# Các cách hiểu trong chuẩn mà xã có thể sửa.
setting-working_age_from = Tuổi lao động: từ
setting-working_age_below = Tuổi lao động: đến trước ngày đủ
setting-contract_needed_for = Loại việc cần hợp đồng lao động
setting-child_below = Trẻ em: dưới
setting-elderly_from = Người cao tuổi: từ
setting-dependants_part = Người phụ thuộc: phần (tử số)
setting-dependants_of = Người phụ thuộc: phần (mẫu số)
setting-insured_from = Cần thẻ BHYT: từ
setting-adult_below = Trình độ người lớn: đến trước ngày đủ
setting-upper_certificate_from = Cần bằng trung học phổ thông hoặc nghề: từ
setting-below_lower_secondary = Chưa có bằng trung học cơ sở
setting-below_upper_secondary = Chưa có bằng trung học phổ thông hoặc nghề
setting-nursery_from = Tuổi học mẫu giáo: từ
setting-primary_from = Tuổi học tiểu học: từ
setting-lower_secondary_from = Tuổi học trung học cơ sở: từ
setting-school_year_month = Tháng bắt đầu năm học
setting-below_primary_level = Thấp hơn tiểu học
setting-below_lower_secondary_level = Thấp hơn trung học cơ sở
setting-finished_lower_secondary = Đã học xong trung học cơ sở
setting-non_durable_parts = Số kết cấu không bền chắc
setting-non_durable_roof = Mái không bền chắc
setting-non_durable_wall = Tường không bền chắc
setting-non_durable_column = Cột không bền chắc
setting-area_per_person = Diện tích một người (phần trăm m²)
setting-safe_water = Nguồn nước hợp vệ sinh
setting-hygienic_latrine = Nhà tiêu hợp vệ sinh
setting-treated_waste = Cách xử lý rác được chấp nhận
