### Sổ hộ: thay đổi trong hộ, nhu cầu hỗ trợ, việc cần làm, lịch sử

## Ngày, lời ghi

day-today = Hôm nay
day-yesterday = Hôm qua
day-tomorrow = Ngày mai
day-in-week = Một tuần nữa
day-in-month = Một tháng nữa
day-example = ví dụ 12/11/2026
day-pick-label = Chọn trên lịch: { $name }
day-missing = Ghi ngày, ví dụ 12/11/2026.
day-not-a-day = Ghi đủ ngày, tháng, năm, ví dụ 12/11/2026.
day-future = Ngày này chưa tới. Ghi ngày việc đã xảy ra.
day-past = Ngày này qua rồi. Ghi từ hôm nay trở đi.
overdue-days = { $n ->
   *[other] quá hạn { $count } ngày
}
reason-common = Lý do thường gặp
note-count = Đã ghi { $length } trong { $most } chữ cái.
note-long = Dài quá { $over } chữ cái. Ghi nhiều nhất { $most } chữ cái; chữ vừa ghi vẫn còn đây.

## Thay đổi trong hộ

acts-title = Thay đổi trong hộ
acts-hint = Người đến, người đi, người mất, tách hộ, nhập hộ
acts-people = Một người
acts-household = Cả hộ
acts-gone = Hộ này không còn ở thôn
acts-gone-hint = Ghi nhầm thì về trang của hộ, mục “Các lần thăm”, bấm “Lấy lại” ở lần thay đổi ấy.
acts-mistake = Chỉ ghi sai
acts-correct = Sửa họ tên, năm sinh
acts-correct-hint = Người vẫn thế, chỉ là sổ ghi chưa đúng.

act-joins = Người mới về
act-joins-hint = Mới sinh, về làm dâu, làm rể, hoặc đi xa nay về ở hẳn.
act-leaves = Người chuyển đi
act-leaves-hint = Một người đi ở hẳn nơi khác. Đi làm xa rồi về thì không ghi ở đây.
act-dies = Người mất
act-dies-hint = Một người trong hộ đã mất.
act-head = Đổi chủ hộ
act-head-hint = Người khác trong hộ đứng tên chủ hộ.
act-split = Tách hộ
act-split-hint = Mấy người ra ở riêng, thành một hộ mới trong thôn.
act-merge = Nhập hộ
act-merge-hint = Cả hộ về ở chung với một hộ khác trong thôn.
act-away = Cả hộ chuyển đi
act-away-hint = Cả hộ đi ở hẳn nơi khác, không còn ở thôn.
act-out = Hộ không còn ai
act-out-hint = Người cuối cùng của hộ đã mất.

act-do-joins = Ghi người mới
act-do-leaves = Ghi chuyển đi
act-do-dies = Ghi người mất
act-do-head = Đổi chủ hộ
act-do-split = Tách hộ
act-do-merge = Nhập hộ
act-do-away = Ghi chuyển đi
act-do-out = Ghi vào sổ

act-done-joins = Đã ghi người mới về.
act-done-leaves = Đã ghi người chuyển đi.
act-done-dies = Đã ghi người mất.
act-done-head = Đã đổi chủ hộ.
act-done-split = Đã tách hộ.
act-done-merge = Đã nhập hộ.
act-done-away = Đã ghi cả hộ chuyển đi.
act-done-out = Đã ghi hộ không còn ai.
act-undo-reason = Ghi nhầm, lấy lại

act-who-leaves = Ai chuyển đi?
act-who-dies = Ai đã mất?
act-who-head = Ai là chủ hộ mới?
act-who-split = Ai ra ở riêng?
act-who-split-hint = Chủ hộ ở lại. Nếu chính chủ hộ ra ở riêng thì đổi chủ hộ trước.
act-head-new = Ai là chủ hộ mới?
act-head-split = Ai là chủ hộ của hộ mới?
act-relations = Là gì với { $name }?
act-relations-head = Là gì với chủ hộ mới?
act-relations-hint = Máy đoán sẵn. Chỗ nào chưa đúng thì chọn lại.
act-how = Về hộ như thế nào?
joined-born = Mới sinh
joined-married = Về làm dâu, làm rể
joined-returned = Đi xa nay về
joined-other = Cách khác
act-into = Nhập vào hộ nào?
act-into-search = Tìm hộ, gõ không dấu cũng được
act-into-hint = Gõ tên người hoặc số hộ để tìm.
act-into-none = Không thấy hộ nào. Thử gõ ít chữ hơn.
act-into-other = Chọn hộ khác
act-no-household = Chọn hộ mà nhà này về ở chung.
act-no-how = Chọn một câu.
act-place = Chuyển đi đâu?
act-place-hint = Xã nào, tỉnh nào. Không rõ thì để trống.
act-day = Ngày nào?
act-day-hint = Ngày việc xảy ra, không phải ngày ghi.
act-reason = Vì sao?
act-reason-joins-1 = Mới sinh
act-reason-joins-2 = Lấy chồng, lấy vợ về đây
act-reason-joins-3 = Đi làm xa đã về
act-reason-joins-4 = Sổ trước ghi thiếu
act-reason-leaves-1 = Lấy chồng, lấy vợ nơi khác
act-reason-leaves-2 = Chuyển hẳn đi làm ăn
act-reason-leaves-3 = Về ở với con cháu
act-reason-dies-1 = Già yếu
act-reason-dies-2 = Ốm đau
act-reason-dies-3 = Tai nạn
act-reason-head-1 = Chủ hộ cũ già yếu
act-reason-head-2 = Chủ hộ cũ đi xa lâu
act-reason-head-3 = Gia đình thống nhất đổi
act-reason-split-1 = Con lớn ra ở riêng
act-reason-split-2 = Vợ chồng ra ở riêng
act-reason-split-3 = Gia đình thống nhất tách hộ
act-reason-merge-1 = Về ở chung với con cháu
act-reason-merge-2 = Về ở chung để chăm sóc nhau
act-reason-merge-3 = Kết hôn
act-reason-away-1 = Chuyển đi làm ăn
act-reason-away-2 = Về quê
act-reason-away-3 = Di dời chỗ ở
act-reason-out-1 = Già yếu
act-reason-out-2 = Ốm đau
act-too-long = Lời ghi dài quá. Bớt đi giúp.
act-not-yet = Còn chỗ chưa ghi đúng
act-refused = Chưa ghi được. Sổ không đổi gì.

act-figures = Ghi xong, số của thôn thành
act-figures-joins = Thêm { $name }, hộ có { $count } người. Số hộ của thôn không đổi.
act-figures-less = Hộ { $name } còn { $count } người. Số hộ của thôn không đổi.
act-figures-head = Chủ hộ mới là { $name }. Số hộ, số người của thôn không đổi.
act-figures-split = Thôn thêm 1 hộ có { $count } người; hộ { $name } còn { $rest } người. Số người của thôn không đổi.
act-figures-merge = Thôn bớt 1 hộ; { $count } người của hộ này về hộ { $name }. Số người của thôn không đổi.
act-figures-gone = Thôn bớt 1 hộ, { $count } người của hộ { $name }.
act-figures-listed-more-poor = Hộ mới theo hạng đầu năm của hộ cũ: hộ nghèo tăng 1, ở dòng (8) tăng khác.
act-figures-listed-more-near_poor = Hộ mới theo hạng đầu năm của hộ cũ: hộ cận nghèo tăng 1, ở dòng (8) tăng khác.
act-figures-listed-less-poor = Hộ nghèo giảm 1, ở dòng (4) giảm khác.
act-figures-listed-less-near_poor = Hộ cận nghèo giảm 1, ở dòng (4) giảm khác.

act-error-no_household = Sổ trên máy không có hộ này. Tải lại sổ của thôn rồi làm lại.
act-error-gone = Hộ này không còn ở thôn nên không ghi thay đổi được. Ghi nhầm thì lấy lại lần thay đổi trước.
act-error-no_member = Người này không còn trong hộ. Mở lại hộ rồi chọn người khác.
act-error-nobody_left = Hộ sẽ không còn ai. Cả hộ đi thì chọn “Cả hộ chuyển đi” hoặc “Nhập hộ”; người cuối đã mất thì chọn “Hộ không còn ai”.
act-error-nobody = Chọn ít nhất một người.
act-error-no_head = Chọn chủ hộ mới.
act-error-two_heads = Hộ đã có chủ hộ. Chọn quan hệ khác cho người mới, hoặc ghi “Đổi chủ hộ”.
act-error-other_village = Hộ kia ở thôn khác. Cả hộ sang thôn khác thì ghi “Cả hộ chuyển đi”.
act-error-same = Hai hộ là một. Chọn hộ khác.
act-error-future = Ngày này chưa tới. Ghi ngày việc đã xảy ra.
act-error-no_reason = Ghi hoặc chọn lý do.
act-error-not_undoable = Không lấy lại được nữa: sau đó sổ đã có thay đổi khác. Lấy lại lần thay đổi mới nhất trước.

## Người trong hộ

people-edit-title = Sửa thông tin từng người
people-edit-sub = Họ tên, năm sinh, dân tộc, số định danh
people-edit-hint = Bấm vào tên để sửa chỗ sổ ghi chưa đúng.
people-edit-changes = Có người đến, người đi?
member-number = Số định danh hoặc chứng minh
member-number-hint = 12 số trên căn cước, hoặc 9 số của chứng minh cũ. Không có thì để trống. Không chụp ảnh giấy tờ.
member-ethnicity-hint = Dân tộc không có ở trên thì ghi vào đây.
id-number-length = Số định danh có 12 số, chứng minh cũ có 9 số. Xem lại giúp; vẫn lưu được.
id-number-not_digits = Số này có chữ hoặc dấu lạ. Xem lại giúp; vẫn lưu được.
id-number-sex = Theo số này thì nam nữ khác với câu đã chọn. Xem lại giúp; vẫn lưu được.
id-number-birth_year = Theo số này thì năm sinh khác với năm đã ghi. Xem lại giúp; vẫn lưu được.
presence-merged-open = Mở hộ đã nhập vào
field-location = Vị trí nhà
location-accuracy = đã ghi, sai số { $metres } m
location-no-accuracy = đã ghi, máy không cho biết sai số

## Các cách ghi

ways-title = Việc khác với hộ này
way-follow-up = Thăm nắm tình hình
way-follow-up-hint = Hỏi nhanh việc làm ăn, còn thiếu gì, đã nhận gì
way-review-request = Hộ xin rà soát (Mẫu 01)
way-review-request-hint = Hộ chưa có trong danh sách muốn được xét
way-leave-request = Hộ xin ra khỏi danh sách (Mẫu 04)
way-leave-request-hint = Hộ tự thấy đã khá hơn, xin được rà soát lại
way-begun = Đang ghi dở, đã lưu lúc { $at }

## Nhu cầu hỗ trợ

needs-title = Nhu cầu hỗ trợ
needs-count = { $n ->
   *[other] { $count } việc
}
needs-closed = { $n ->
   *[other] Đã xong { $count } việc
}
needs-village-title = Nhu cầu của thôn
needs-none = Thôn chưa ghi nhu cầu nào
needs-none-hint = Mở một hộ, mục “Nhu cầu hỗ trợ”, rồi bấm “Thêm nhu cầu”.
need-add = Thêm nhu cầu
need-new-title = Thêm nhu cầu
need-title = Nhu cầu hỗ trợ
need-gone = Hộ không còn nhu cầu này
need-proposed = Lần rà soát thấy thiếu
need-proposed-hint = Chọn việc hộ đang cần.
need-others = Việc khác
need-what = Hộ cần gì?
need-not-visited = Năm nay chưa rà soát hộ này nên máy chưa gợi ý được.
need-lacks = Thiếu hụt: { $name }.
need-owed = { $office }. Theo: { $source }.
need-owed-unconfirmed = { $office }, nơi phụ trách chưa xác nhận. { $source }.
need-office-unconfirmed = { $office }, chưa xác nhận
need-whom = Cho ai?
need-household = Cả hộ
need-for = { $need }: { $name }
need-note = Lời của hộ
need-note-hint = Ghi thêm nếu cần, như “xin 2 con dê giống”.
need-due = Có hứa ngày nào không?
need-due-hint = Chưa ai hứa thì để trống.
need-save = Ghi nhu cầu
need-saved = Đã ghi nhu cầu.
need-changed = Đã ghi.
need-none-chosen = Chọn một việc.
need-no-words = Ghi rõ hộ cần gì.
need-no-state = Chọn một câu.
need-office = Nơi phụ trách
need-office-none = Chưa rõ nơi phụ trách
need-standing = Tới đâu rồi
need-asked = Ngày ghi
need-indicator = Chỉ số thiếu hụt
need-where = Nay tới đâu rồi?
need-received-on = Nhận ngày nào?
need-promised-for = Hứa tới ngày nào?
need-reason-done = Hộ đã tự lo được
need-reason-moved = Người cần đã chuyển đi
need-reason-mistake = Ghi nhầm
support-needed = Đang cần
support-needed-hint = Chưa nơi nào hứa.
support-promised = Đã hứa
support-promised-hint = Có nơi hứa, có ngày.
support-received = Đã nhận
support-received-hint = Hộ đã nhận được.
support-withdrawn = Không cần nữa
support-withdrawn-hint = Hộ hết cần, hoặc ghi nhầm.
support-since = chờ từ { $day }
support-due = hẹn { $day }
support-promised-no-day = đã hứa, chưa hẹn ngày
support-received-on = đã nhận { $day }
support-withdrawn-on = thôi từ { $day }: { $reason }
support-unknown = bản Sổ Thôn này chưa đọc được

need-job = Việc làm
need-care_allowance = Trợ cấp xã hội
need-child_nutrition = Dinh dưỡng cho trẻ
need-health_insurance = Thẻ bảo hiểm y tế
need-vocational_training = Học nghề
need-schooling = Đi học
need-house_repair = Sửa nhà
need-house_extension = Làm rộng nhà
need-water = Nước sạch
need-latrine = Làm nhà tiêu
need-internet = Dùng internet
need-device = Điện thoại, tivi
need-waste = Xử lý rác
need-loan = Vay vốn
need-seedlings_livestock = Cây giống, con giống
need-farming_know_how = Học cách làm ăn
need-legal_aid = Trợ giúp pháp lý
need-electricity = Hỗ trợ tiền điện
need-other = Nhu cầu khác

office-construction = Phòng Xây dựng, Nông nghiệp và Môi trường
office-economy = Phòng Kinh tế
office-culture_society = Phòng Văn hóa - Xã hội
office-council_office = Văn phòng HĐND và UBND
office-public_service_centre = Trung tâm Phục vụ hành chính công
office-general_service_centre = Trung tâm Dịch vụ tổng hợp
office-health_station = Trạm Y tế xã
office-schools = Trường học
office-front = Mặt trận Tổ quốc xã
office-policy_bank = Ngân hàng Chính sách xã hội

## Việc cần làm

tasks-title = Việc cần làm
tasks-count = { $n ->
   *[other] { $count } việc
}
tasks-closed = { $n ->
   *[other] Đã làm { $count } việc
}
task-next-visit = Đến thăm lại hộ như đã hẹn.
task-add = Thêm việc
task-new-title = Thêm việc cần làm
task-what = Việc gì?
task-what-hint = Ví dụ: lấy giấy khai sinh của cháu.
task-when = Làm trước ngày nào?
task-save = Ghi việc
task-saved = Đã ghi việc.
task-done = Xong
task-done-label = Làm xong: { $name }
task-is-done = Đã xong một việc.
task-done-on = xong { $day }
task-due = trước { $day }
task-due-today = hạn hôm nay
task-no-words = Ghi việc cần làm.

## Các lần thăm và thay đổi

history-replaced = (đã có phiếu sửa)
history-undone = (đã lấy lại)
history-corrected-because = Sửa vì: { $reason }
history-because = Vì: { $reason }
history-undo-label = Lấy lại: { $name }
did-registered = Ghi vào sổ
did-moved_in = Nơi khác chuyển đến
did-moved_in-place = Chuyển đến từ { $place }
did-moved_away = Cả hộ chuyển đi
did-moved_away-place = Cả hộ chuyển đi { $place }
did-died_out = Hộ không còn ai
did-split_from = Tách ra từ hộ khác
did-split_off = { $n ->
   *[other] { $count } người tách ra ở riêng
}
did-merged_into = Cả hộ nhập vào hộ khác
did-merged_from = { $n ->
   *[other] { $count } người của hộ khác nhập về
}
did-member_died = { $name } mất
did-member_left = { $name } chuyển đi
did-member_joined = Có người mới về
did-head_changed = Đổi chủ hộ
did-undone = Lấy lại một thay đổi
did-unknown = Thay đổi mà bản Sổ Thôn này chưa đọc được

## Thêm hộ

step-of = bước { $at } trong { $of }
step-next = Tiếp
step-back = Quay lại
field-from = Chuyển từ đâu đến?
how-split-title = Hộ này đang nằm trong một hộ khác của thôn?
how-split-instead = Mở hộ cũ, chọn “Thay đổi trong hộ”, rồi “Tách hộ”: người và hạng của hộ được giữ đúng.
how-split-go = Tới danh sách hộ
new-reason-missed = Sổ trước ghi thiếu
new-reason-founded = Mới lập hộ
new-reason-back = Đi xa nay về
new-reason-work = Đến làm ăn
new-reason-marriage = Lấy chồng, lấy vợ về đây
new-reason-home = Về quê
household-new-rest = Người trong hộ ghi thêm ở “Thay đổi trong hộ” hoặc khi rà soát.
similar-title = Có thể đã có trong sổ
similar-warn = Sổ có hộ giống hộ này
similar-warn-text = Xem các hộ dưới đây. Chưa ghi gì vào sổ.
similar-this = Đúng là hộ này? Bấm để mở
similar-another = Hộ khác, ghi tiếp
similar-household = { $head }, hộ { $number }
similar-id_number = cùng số định danh
similar-name_and_year = cùng tên, cùng năm sinh
similar-phone = cùng số điện thoại
similar-head_in_village = cùng thôn, cùng tên chủ hộ
similar-person = { $name }: { $why }
similar-only = Hai hộ { $why }

## Vị trí

location-hint = Đứng trước nhà rồi bấm. Vị trí chỉ để xếp nhà gần lên trước, không bắt buộc.
location-off-hint = Muốn ghi vị trí nhà thì bật “Vị trí của máy” ở Cài đặt. Không bắt buộc.
location-take = Lấy vị trí ở đây
location-forget = Xoá vị trí
here-asking = Đang tìm vị trí…
here-ordered = Nhà gần xếp trước, việc gấp vẫn lên đầu.
here-no-accuracy = Nhà gần xếp trước, nhưng máy không cho biết sai số nên có thể lệch.
here-again = Lấy lại
locate-denied = Máy chưa cho Sổ Thôn xem vị trí. Muốn dùng thì cho phép trong cài đặt của máy; không dùng cũng được.
locate-unavailable = Máy chưa bắt được vị trí. Ra chỗ thoáng rồi bấm “Lấy lại”, hoặc bỏ qua cũng được.
locate-timeout = Tìm vị trí lâu quá. Ra chỗ thoáng rồi bấm “Lấy lại”, hoặc bỏ qua cũng được.
locate-missing = Máy này không có vị trí. Danh sách xếp theo số hộ.
settings-location = Vị trí của máy
settings-location-off = Không dùng
settings-location-on = Dùng
settings-location-text = Chỉ để xếp nhà gần lên trước và ghi kèm vào phiếu nơi đã thăm. Không bắt buộc, tắt lúc nào cũng được.
settings-location-works = Máy đã lấy được vị trí.

## Hôm nay: vì sao

needs-village-hint = Hộ nào cần gì, nơi nào phụ trách
today-asks-for-review = Hộ xin rà soát, có đơn Mẫu 01
today-asks-to-leave = Hộ xin ra khỏi danh sách, có đơn Mẫu 04
due-by = { $what }, trước { $day }
due-today = { $what }, hạn hôm nay
due-overdue = { $what }, { $late }
due-promised-for = Đã hứa: { $what }, hẹn { $day }
due-promised = Đã hứa: { $what }
distance-m = cách { $metres } m
distance-km = cách { $km } km

## Mục chờ gửi, theo việc

item-submission = Phiếu, đơn của hộ { $head }
item-submission-within = phiếu, đơn của hộ { $head }
item-act-register = Thêm hộ { $head }
item-act-register-within = lần thêm hộ { $head }
item-act-move_in = Hộ { $head } chuyển đến
item-act-move_in-within = việc hộ { $head } chuyển đến
item-act-split = Tách hộ { $head }
item-act-split-within = lần tách hộ { $head }
item-act-merge = Nhập hộ { $head }
item-act-merge-within = lần nhập hộ { $head }
item-act-move_away = Hộ { $head } chuyển đi
item-act-move_away-within = việc hộ { $head } chuyển đi
item-act-die_out = Hộ { $head } không còn ai
item-act-die_out-within = việc hộ { $head } không còn ai
item-act-member_dies = Hộ { $head }, ghi người mất
item-act-member_dies-within = việc ghi người mất, hộ { $head }
item-act-member_leaves = Hộ { $head }, bớt 1 người
item-act-member_leaves-within = việc bớt 1 người, hộ { $head }
item-act-member_joins = Hộ { $head }, thêm 1 người
item-act-member_joins-within = việc thêm 1 người, hộ { $head }
item-act-change_head = Đổi chủ hộ { $head }
item-act-change_head-within = lần đổi chủ hộ { $head }
item-act-undo = Lấy lại thay đổi, hộ { $head }
item-act-undo-within = lần lấy lại thay đổi, hộ { $head }
item-act-members = Sửa người trong hộ { $head }
item-act-members-within = lần sửa người trong hộ { $head }
item-act-support = Nhu cầu hỗ trợ, hộ { $head }
item-act-support-within = nhu cầu hỗ trợ, hộ { $head }
item-act-task = Việc cần làm, hộ { $head }
item-act-task-within = việc cần làm, hộ { $head }

## Hai bên cùng sửa: nhu cầu, việc, thay đổi

field-within-id_number = số định danh
field-within-due = ngày hẹn
field-within-state = việc đã tới đâu
field-within-words = lời ghi
field-support = nhu cầu { $name }
field-task = việc { $name }
field-of-record = { $field } của { $record }
field-act = một thay đổi trong hộ
