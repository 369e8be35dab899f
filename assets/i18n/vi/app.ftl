### Màn hình chính

app-name = Sổ Thôn
sample-tag = Dữ liệu mẫu
sample-note = Tên người và số liệu trong sổ này là dữ liệu mẫu để tập dùng, không phải hộ thật nào.
back = Quay lại
close = Đóng
cancel = Thôi
save = Lưu
edit = Sửa
undo = Lấy lại
undone = Đã lấy lại như cũ.
try-again = Thử lại
restart = Mở lại
opening = Đang mở
yes = Có
no = Không
call-commune = Gọi cán bộ xã
device-name = Máy của trưởng thôn

nav-label = Các mục chính
nav-today = Hôm nay
nav-households = Hộ dân
nav-progress = Tiến độ
nav-outbox = Gửi đi
nav-outbox-count = { $n ->
   *[other] có { $count } mục
}
nav-settings = Cài đặt

person-man = Ông { $name }
person-woman = Bà { $name }
person-man-within = ông { $name }
person-woman-within = bà { $name }
village-name = Thôn { $name }
village-choose = Chọn thôn
birth-unknown = chưa rõ năm sinh


weekday-mon = Thứ Hai
weekday-tue = Thứ Ba
weekday-wed = Thứ Tư
weekday-thu = Thứ Năm
weekday-fri = Thứ Sáu
weekday-sat = Thứ Bảy
weekday-sun = Chủ Nhật
weekday-and-date = { $weekday }, { $date }

## Gửi nhận

line-offline = Không có sóng.
line-offline-rest = { "" } Cứ làm bình thường, máy giữ đủ.
line-waiting = { $n ->
   *[other] { $count } mục chờ gửi
}
line-waiting-rest = , giữ an toàn trên máy. Có sóng sẽ tự gửi.
line-sending = Đang gửi mục { $at } trong { $of }.
line-receiving = Đang nhận sổ từ xã.
line-comparing = Đang so số với xã.
line-go-on = { "" } Cứ làm tiếp.
line-done = Đã gửi hết lúc { $at }.
line-agreed = { "" } Số khớp với xã.
line-differs = Số của máy khác số của xã.
line-differs-rest = { "" } Bấm để tải lại sổ của thôn.
line-differs-text = Bấm “Tải lại sổ của thôn”; mục chưa gửi vẫn giữ nguyên.
line-pull-all = Tải lại sổ của thôn
line-stopped = Chưa gửi được, cần cán bộ xã giúp.

## Ghi danh

enrol-sub = Sổ rà soát hộ nghèo của thôn
enrol-title = Nhập mã xã cấp
enrol-text = Mã in trên tờ giấy cán bộ xã đưa, có 8 số. Chỉ làm một lần, và lần này cần có sóng.
enrol-code-label = Mã ghi danh, 8 số
enrol-code-missing = { $n ->
   *[other] Còn thiếu { $count } số.
}
enrol-code-full = Đủ 8 số. Bấm “Nhận sổ của thôn”.
enrol-act = Nhận sổ của thôn
enrol-asking = Đang hỏi xã…
enrol-asking-hint = Đang hỏi máy của xã, xin chờ một chút.
enrol-server = Địa chỉ của xã
enrol-server-hint = Ghi trên tờ giấy, dưới mã. Dán cả đường dẫn vào đây cũng được.
enrol-server-wrong = Ghi địa chỉ của xã, chép đúng như trên tờ giấy.
enrol-note = Mã chỉ dùng một lần và có hạn. Mã không nhận thì xin xã cấp mã mới.
enrol-wrong = Không có mã này.
enrol-wrong-text = Xem lại 8 số trên giấy rồi gõ lại. Vẫn không được thì xin cán bộ xã cấp mã mới.
enrol-used = Mã này đã dùng rồi.
enrol-used-text = Xin cán bộ xã cấp mã mới, rồi gõ mã mới vào đây.
enrol-expired = Mã này đã hết hạn.
enrol-expired-text = Xin cán bộ xã cấp mã mới, rồi gõ mã mới vào đây.
enrol-busy = Máy của xã đang bận.
enrol-busy-text = Chờ một phút rồi bấm lại. Mã vẫn còn dùng được.
enrol-version = Bản Sổ Thôn trên máy này đã cũ.
enrol-version-text = Cập nhật Sổ Thôn rồi gõ lại mã. Mã vẫn còn dùng được.
enrol-refused = Máy của xã chưa nhận.
enrol-refused-text = Gõ lại mã. Vẫn không được thì gọi cán bộ xã.
enrol-no-signal = Chưa tới được máy của xã.
enrol-no-signal-text = Ra chỗ có sóng rồi bấm lại. Mã vẫn còn dùng được.
enrol-not-a-commune = Địa chỉ này không phải của xã.
enrol-not-a-commune-text = Xem lại địa chỉ trên giấy rồi gõ lại. Mã vẫn còn dùng được.
enrol-store = Máy chưa lưu được.
enrol-store-text = Bộ nhớ máy có thể đã đầy. Xoá bớt ảnh, phim rồi bấm lại. Mã vẫn còn dùng được.
first-pull-title = Đang tải sổ của thôn về máy
first-pull-count = { $n ->
    [0] Mất sóng giữa chừng cũng không sao, máy sẽ tải tiếp.
   *[other] Đã có { $count } hộ.
}
first-pull-waits = Đang chờ sóng.

## Hôm nay

today-target-title = Giảm hộ nghèo năm { $year }
today-target-of = / { $target } hộ
today-households-unit = hộ
target-proposed = Chỉ tiêu đề xuất, xã chưa xác nhận.
target-none = Thôn chưa có chỉ tiêu dùng được.
target-recognised = { $n ->
   *[other] { $count } công nhận
}
target-surveyed = { $n ->
   *[other] { $count } mới rà soát
}
target-open = { $n ->
   *[other] còn { $count }
}
target-spoken = Chỉ tiêu { $target } hộ: { $recognised } hộ xã đã công nhận, { $surveyed } hộ mới rà soát, còn { $open } hộ
today-todo = Cần thăm
today-reviewed = đã thăm { $done }/{ $all } hộ
today-reviewed-deadline = đã thăm { $done }/{ $all } hộ, hạn { $day }
today-returned = Xã gửi trả, cần sửa
today-draft = Phiếu đang ghi dở
today-visit-poor = Hộ nghèo, số { $number }, chưa thăm
today-visit-near = Hộ cận nghèo, số { $number }, chưa thăm
today-visit-other = Hộ số { $number }, chưa thăm
today-nothing = Hôm nay không còn hộ nào phải thăm
today-all-visited = Đã thăm đủ các hộ phải rà soát
today-remaining = { $n ->
   *[other] Còn { $count } hộ trước ngày { $day }.
}
today-choose = Chọn hộ để thăm

## Hộ dân

households-sum = { $households } hộ, { $people } người
search-label = Tìm hộ, gõ không dấu cũng được
search-placeholder = Tìm tên hoặc số hộ
search-clear = Xoá chữ đã gõ
search-hint = Gõ không dấu cũng được.
filter-label = Lọc hộ
filter-all = Tất cả
filter-poor = Nghèo { $count }
filter-near_poor = Cận nghèo { $count }
filter-average_living_standard = Trung bình { $count }
filter-not_poor = Không nghèo { $count }
filter-undetermined = Chưa đủ căn cứ { $count }
filter-not-visited = Chưa thăm { $count }
filter-draft = Đang ghi dở
households-found = { $n ->
   *[other] Thấy { $count } hộ.
}
households-none = Không có hộ nào ở đây
households-none-named = Không thấy ai tên “{ $name }”
households-none-hint = Thử gõ ít chữ hơn, hoặc xem tất cả.
households-show-all = Xem tất cả
household-add = Thêm hộ
household-number-for-reader = hộ số
row-returned = xã gửi trả
row-draft = đang ghi dở
row-missing-b1 = thiếu B1
row-visited = thăm { $day }

## Một hộ

household-title = Hộ gia đình
household-line = Hộ { $number }
household-line-group = Hộ { $number } · dân tộc { $group }
household-not-found = Sổ không còn hộ này
household-not-found-hint = Hộ có thể đã chuyển sang thôn khác.
household-call = Gọi điện cho hộ
visit-start = Bắt đầu ghi phiếu
visit-resume = Ghi tiếp phiếu dở
visit-again = Thăm lại, ghi phiếu mới
class-official = xã đang công nhận
class-official-none = xã chưa xếp loại hộ này
class-official-since = xã công nhận { $date }
class-surveyed-on = rà soát { $date }, chưa phải quyết định của xã
class-surveyed-recognised = rà soát { $date }, xã đã công nhận
class-not-visited = Năm nay chưa thăm hộ này.
presence-present = Hộ đang ở thôn.
presence-moved-away = Hộ đã chuyển đi nơi khác.
presence-merged = Hộ đã nhập vào hộ khác.
presence-died-out = Hộ không còn ai.
people-title = Người trong hộ
people-count = { $n ->
   *[other] { $count } người
}
people-caption = Tên, quan hệ với chủ hộ, năm sinh
people-absent = { $name }, đi xa
place-title = Nơi ở và điện thoại
place-pending = vừa sửa, chờ gửi
place-none = chưa ghi
place-edit-title = Sửa nơi ở, điện thoại
visits-title = Các lần thăm
visits-count = { $n ->
   *[other] { $count } lần
}
visits-none = Chưa có lần thăm nào trong sổ.
visit-correction = (phiếu sửa)
row-draft-title = Phiếu đang ghi dở
saved-at = Đã lưu trên máy lúc { $at }
sent-waiting = chờ gửi
sent-at-commune = xã đã nhận
sent-refused = xã gửi trả
household-saved = Đã lưu trên máy.
household-added = Đã thêm hộ. Bấm “Bắt đầu ghi phiếu” để hỏi tiếp.

household-new-title = Thêm hộ
household-new-sub = Hộ chưa có trong sổ
household-new-save = Thêm vào sổ
field-head-name = Họ tên chủ hộ
field-name-wrong = Ghi họ tên chủ hộ.
field-sex = Chủ hộ là nam hay nữ?
field-sex-wrong = Chọn nam hoặc nữ.
field-birth = Chủ hộ sinh năm nào?
field-birth-hint = Chỉ biết năm thì ghi năm: 1969. Biết ngày thì ghi 12/11/1969.
field-birth-wrong = Ghi năm sinh bốn số, như 1969. Năm chưa tới thì không nhận.
field-address = Nơi ở
field-address-hint = Xóm, khu, hay chỗ dễ nhận ra.
field-phone = Số điện thoại
field-phone-hint = Không có thì để trống.
field-phone-wrong = Số điện thoại có 10 số, bắt đầu bằng 03, 05, 07, 08 hoặc 09.
field-how = Hộ này từ đâu?
field-how-wrong = Chọn một câu.
how-new = Chưa có trong sổ
how-split = Tách ra từ hộ khác
how-moved_in = Nơi khác chuyển đến

## Hai bên cùng sửa

conflict-title = Xã cũng vừa sửa { $field }.
conflict-text = Chọn số đúng. Chưa chọn thì sổ dùng số của xã, số trên máy vẫn giữ.
conflict-commune = Số của xã
conflict-mine = Số trên máy
conflict-settled = Đã chọn xong.
field-of-member = { $field } của { $name }
field-someone = một người trong hộ
field-facts = điều sổ đã ghi từ trước
field-other = một chỗ trong sổ
field-within-address = nơi ở
field-within-phone = số điện thoại
field-within-number = số hộ
field-within-location = vị trí nhà
field-within-arrival = việc hộ vào sổ
field-within-presence = việc hộ còn ở thôn
field-within-members = danh sách người trong hộ
field-within-name = họ tên
field-within-relation = quan hệ với chủ hộ
field-within-sex = nam hay nữ
field-within-birth = năm sinh
field-within-ethnicity = dân tộc
field-within-absent = việc đi xa
field-within-id = người này
value-none = để trống
value-other = số đã ghi
value-female = Nữ
value-male = Nam
sex-female = Nữ
sex-male = Nam
value-head = chủ hộ
value-spouse = vợ, chồng
value-child = con
value-child_in_law = con dâu, con rể
value-parent = bố, mẹ
value-grandparent = ông, bà
value-grandchild = cháu
value-sibling = anh, chị, em

## Gửi đi

outbox-waiting = { $n ->
    [0] Không có gì chờ
   *[other] { $count } mục chờ
}
outbox-attention = { $n ->
   *[other] { $count } mục cần xem lại
}
outbox-mend-reason = Xã gửi trả phiếu trước.
outbox-waiting-title = Chờ gửi
outbox-waiting-note = tự gửi khi có sóng
outbox-empty = Không có gì chờ gửi
outbox-empty-text = Chốt phiếu nào, phiếu ấy vào đây và tự gửi về xã.
outbox-send-now = Gửi ngay
outbox-ask-now = Hỏi xã có gì mới
outbox-refused = Xã gửi trả { $what }
outbox-field = Chỗ cần sửa: { $field }.
outbox-others-go-on = Các mục khác vẫn gửi được.
outbox-mend = Sửa câu này
outbox-mend-visit = Mở phiếu để sửa
outbox-open-household = Mở hộ này
outbox-dismiss = Cất mục này đi
item-visit = Phiếu hộ { $head }
item-visit-within = phiếu hộ { $head }
item-household = Sửa hộ { $head }
item-household-within = lần sửa hộ { $head }
item-other = Việc của hộ { $head }
item-other-within = một mục của hộ { $head }
item-sub = mục { $seq } · ghi { $at }
receipts-title = Biên nhận của xã
receipts-none = Chưa có biên nhận nào.
receipt-row = { $n ->
   *[other] Xã đã nhận { $count } mục
}
receipt-signed-at = ký { $at }
receipt-refused = { $n ->
   *[other] gửi trả { $count }
}
receipt-agreed = số khớp với xã
receipt-code-word = Mã
receipt-title = Biên nhận
receipt-not-found = Máy không có biên nhận này
receipt-received = Xã nhận lúc
receipt-up-to = Đã giữ đủ đến mục
receipt-figures = So số với xã
receipt-figures-agreed = khớp
receipt-figures-differ = khác, xem ở “Gửi đi”
receipt-figures-not-compared = chưa so lần này
receipt-batch = Số của lần gửi
receipt-key = Khoá ký của xã
receipt-qr-title = Mã để xã kiểm lại
receipt-qr-label = Mã QR của biên nhận
receipt-qr-text = Đưa mã này cho cán bộ xã: máy của xã tìm ra đúng biên nhận và kiểm chữ ký.
receipt-entries = Các mục trong biên nhận
receipt-entries-count = { $n ->
   *[other] { $count } mục
}
receipt-entry = Mục { $seq }
receipt-entry-of = Mục { $seq }, hộ { $head }
outcome-accepted = đã nhận
outcome-duplicate = đã nhận từ trước
outcome-merged = đã nhận, gộp với chỗ xã vừa sửa
outcome-conflict = đã nhận, có chỗ hai bên cùng sửa
outcome-refused = gửi trả. { $why }

## Cài đặt

settings-text = Cỡ chữ
settings-text-100 = Vừa
settings-text-150 = To
settings-text-200 = Rất to
settings-theme = Nền màn hình
settings-theme-light = Sáng
settings-theme-dark = Tối
settings-theme-auto = Theo máy
settings-language = Ngôn ngữ
settings-language-vi = Tiếng Việt
settings-language-en = English
about-title = Về sổ này
about-version = Bản Sổ Thôn
standard-nd07-2021 = Nghị định 07/2021/NĐ-CP
standard-nd351-2025 = Nghị định 351/2025/NĐ-CP
about-standard = Chuẩn đang dùng
about-commune = Xã
about-villages = Thôn
about-households = Trên máy
about-households-count = { $n ->
   *[other] { $count } hộ
}
about-device = Số của máy
about-server = Địa chỉ của xã

## Lỗi

trouble-title = Chưa mở được phần này.
lost-title = Không có trang này

### Phiếu, kết quả, tiến độ

answer-yes = Có
answer-no = Không
answer-unknown = Không rõ
answer-none = Không có gì trong số này

age = { $years } tuổi
age-under-one = dưới 1 tuổi

typed-not-a-number = Chỗ này ghi bằng số, ví dụ 8,5 hoặc 1.500.000. Chữ vừa gõ vẫn giữ nguyên đây.
typed-not-whole = Chỗ này ghi số tròn, không có phần lẻ.
typed-too-fine = Ghi nhiều nhất hai số sau dấu phẩy.
typed-separators = Dấu chấm và dấu phẩy chưa đúng chỗ. Ví dụ: 1.500.000 hoặc 8,5.
typed-too-large = Số này quá lớn. Xem lại giúp.
typed-not-a-date = Ghi năm sinh, ví dụ 1969, hoặc ngày sinh, ví dụ 02/03/1969.
typed-not-a-day = Ghi đủ ngày, tháng, năm, ví dụ 12/11/2026.
typed-out-of-range = Số phải từ { $min } đến { $max }.
typed-too-small = Số phải từ { $min } trở lên.
typed-too-great = Số không quá { $max }.
typed-out-of-place = Số này không hợp với câu hỏi. Xem lại giúp.
typed-date-example = 1969 hoặc 02/03/1969
typed-read-as = Máy hiểu là { $value }

visit-part = phần { $at } trong { $of }
visit-close-label = Thoát, phiếu vẫn được giữ
visit-back = Phần trước
visit-back-short = Trước
visit-next = Phần tiếp
visit-next-short = Tiếp
visit-next-people = Đủ người rồi, hỏi tiếp
visit-to-result = Xem kết quả
visit-to-result-short = Kết quả
visit-last-time = Lần trước:
visit-still-so = Vẫn vậy
visit-repeat-section = { $n ->
    [1] 1 câu còn lại: vẫn như lần trước
   *[other] Cả phần vẫn như lần trước ({ $count } câu)
}
visit-all-yes = Cả { $count } đều có
visit-all-no = Cả { $count } đều không
visit-all-same = Mọi người vẫn như lần trước
visit-answered-many = Đã trả lời { $count } câu.
visit-keep = Giữ nguyên
visit-change = Sửa lại
visit-change-to-yes = Đổi thành Có
visit-change-to-no = Đổi thành Không
visit-not-answered = Chưa trả lời
visit-choose-again = Câu trả lời này không còn hợp. Chọn lại giúp.
visit-saves-itself = Trả lời câu nào, máy lưu ngay câu đó.
visit-saves-itself-short = Máy tự lưu
visit-saved-at-short = Đã lưu { $time }
visit-not-saved-short = Chưa lưu
visit-saving = Đang lưu…
visit-saved-at = Đã lưu trên máy lúc { $time }
visit-not-saved = Chưa lưu được câu vừa rồi
visit-earlier-safe = Các câu trả lời trước vẫn còn trên máy.
visit-save-again = Lưu lại
visit-discard = Bỏ phiếu này
visit-discard-ask = Bỏ phiếu đang ghi của { $name }?
visit-discard-what = Các câu đã trả lời trong phiếu này sẽ bỏ hết. Sổ và các phiếu cũ không đổi.
visit-discard-yes = Bỏ phiếu
visit-discard-no = Giữ phiếu
visit-discarded = Đã bỏ phiếu.
visit-gone-title = Phiếu này không còn ghi dở
visit-gone-text = Phiếu đã chốt hoặc đã bỏ. Mở hộ ra để xem các phiếu đã chốt.
visit-gone-act = Tới danh sách hộ
visit-old-title = Bản Sổ Thôn này chưa có mẫu phiếu ấy
visit-old-text = Phiếu vẫn còn trên máy. Cập nhật Sổ Thôn rồi mở lại.

roster-title = Người trong hộ
roster-hint = Hỏi lại từng người. Bấm vào tên để sửa, hoặc ghi là đi xa.
roster-count = { $count } người
roster-count-away = { $count } người, { $away } người đi xa
roster-add = Thêm người
roster-add-hint = mới sinh, mới về ở, hoặc sổ còn thiếu
roster-nameless = Chưa có tên
roster-about = { $relation }, { $age }, sinh { $birth }
roster-away = Không tính là người trong hộ: { $reason }
roster-edit = Sửa
roster-remove-label = Bỏ { $name } khỏi hộ
roster-removed = Đã bỏ { $name } khỏi hộ.
roster-correct = Sửa lại
roster-head-changed = Chủ hộ trước là { $name }. Xem lại quan hệ của { $name } với chủ hộ mới.

member-add = Thêm người
member-edit = Sửa thông tin
member-name = Họ và tên
member-birth = Năm sinh hoặc ngày sinh
member-birth-hint = Ví dụ 1969 hoặc 02/03/1969. Không rõ thì để trống.
member-relation = Là gì với chủ hộ?
member-sex = Nam hay nữ?
member-ethnicity = Dân tộc
member-ethnicity-other = Dân tộc khác
member-counts = Có đang ở cùng hộ không?
member-here = Đang ở cùng
member-absent = Đi xa, không tính
member-absent-work = Đi làm xa trên 6 tháng
member-absent-study = Đi học xa trên 6 tháng
member-absent-married = Đã ra ở riêng
member-absent-hint = Người đi trên 6 tháng mà không góp tiền chung thì không tính là người trong hộ.
member-reason = Lý do
member-done = Xong
member-cancel = Thôi
member-not-yet = Còn chỗ chưa ghi đúng
member-no-name = Ghi họ và tên.
member-long-name = Tên dài quá. Ghi nhiều nhất 100 chữ cái.
member-odd-name = Tên không có chữ số.
member-no-reason = Ghi hoặc chọn lý do.
member-no-relation = Chọn quan hệ với chủ hộ.
member-no-sex = Chọn nam hoặc nữ.
member-birth-future = Năm sinh này chưa tới.
member-birth-old = Sinh năm này thì đã quá 120 tuổi. Xem lại giúp.

summary-title = Trước khi chốt
summary-open = { $n ->
   *[other] Còn { $count } chỗ chưa xong nên chưa chốt được phiếu
}
summary-open-next = Bấm vào dòng để tới đúng chỗ đó.
summary-complete = Đã trả lời đủ
summary-complete-next = Xem kết quả rồi chốt phiếu.
summary-section-open = { $n ->
   *[other] còn { $count } chỗ
}
summary-first = Tới chỗ đầu tiên
summary-preview = Xem tạm

result-title = Kết quả rà soát
result-title-short = Kết quả
result-back-label = Quay lại phiếu
result-not-decision = chưa phải quyết định của xã
result-recognised = xã đã công nhận ngày { $date }
result-preview = Phiếu chưa chốt
result-final = Phiếu đã chốt ngày { $date }
result-b1 = B1 thu nhập:
result-b1-line = nghèo: đến { $line }
result-b1-spoken = B1 là { $value }, ngưỡng { $line }
result-b1-none = B1 thu nhập: chưa có
result-income = Thu nhập một người một tháng:
result-income-line = nghèo: đến { $line } đồng
result-income-spoken = Thu nhập { $value } đồng một người một tháng, ngưỡng { $line } đồng
result-dong = { $value } đồng
result-b2 = B2 thiếu hụt:
result-b2-range = { $min } đến { $max }
result-b2-line = nghèo: từ { $line }
result-b2-spoken = Thiếu hụt { $lacking } trong { $total } chỉ số, { $unknown } chỉ số chưa rõ
result-why = Vì sao
result-why-note = thiếu { $lacking } trong { $total }
result-why-note-last = thiếu { $lacking } trong { $total }, lần trước { $last }
result-unknown = Chưa rõ
result-unknown-note = { $n ->
   *[other] { $count } chỉ số
}
result-fine = Không thiếu hụt
result-fine-note = { $n ->
   *[other] { $count } chỉ số
}
result-nothing-lacking = Chưa thấy chỉ số nào thiếu hụt.
result-outcome-unknown = chưa rõ
result-outcome-fine = đủ
result-missing = Còn thiếu để xếp hộ
result-changes = Cần thay đổi gì
result-source = Tính theo { $standard }, bản { $version }, { $area }.
result-unconfirmed = Chưa đối chiếu được với văn bản gốc: chỉ số { $numbers }; ngoài ra còn { $settings } cách hiểu của chuẩn.
result-area-rural = vùng nông thôn
result-area-urban = vùng thành thị
result-read = Đọc to
result-stop = Dừng đọc
result-finalise = Chốt phiếu
result-later = Giữ phiếu, chốt sau
result-finalising = Đang chốt…
result-open = { $n ->
   *[other] Còn { $count } chỗ chưa xong nên chưa chốt được phiếu.
}
result-open-act = Tới chỗ chưa xong
result-failed = Chưa chốt được phiếu
result-failed-safe = Phiếu vẫn còn trên máy, chưa mất câu nào.

done-title = Đã chốt phiếu
done-saved = Phiếu { $name } đã lưu trên máy lúc { $time }.
done-pending = Đang chờ gửi về xã. Có sóng máy sẽ tự gửi.
done-sent = Xã đã nhận phiếu này.
done-next = Thăm hộ tiếp theo
done-next-name = Hộ tiếp theo: { $name }
done-result = Xem lại kết quả
done-today = Về trang hôm nay

reasons-title = Phiếu đã chốt
reasons-sent = Xã đã nhận phiếu này.
reasons-waiting = Phiếu đang ở trên máy, chờ gửi về xã.
reasons-refused = Xã gửi trả phiếu này. Xem mục Gửi đi.
reasons-corrects = Phiếu này sửa một phiếu trước.
reasons-superseded = Đã có phiếu sau thay phiếu này.
reasons-answers = Câu trả lời
reasons-history = Các lần thăm
reasons-correct = Sửa phiếu này
reasons-correct-hint = Mở một phiếu mới có sẵn các câu trả lời này để sửa, và hỏi vì sao sửa. Phiếu cũ vẫn giữ trong sổ.
reasons-kept = Đã hỏi lại và giữ nguyên: { $question }
reasons-no-answer = không hỏi
reasons-for-household = Cả hộ

progress-title = Tiến độ { $year }
progress-sub-poor = { $village }, hộ nghèo
progress-sub-near = { $village }, hộ cận nghèo
progress-tab-poor = Hộ nghèo
progress-tab-near = Hộ cận nghèo
progress-count-households = Đếm hộ
progress-count-people = Đếm người
progress-list-label = Chọn danh sách
progress-count-label = Cách đếm
progress-fell = Rà soát giảm { $surveyed } hộ, { $recognised }.
progress-rose = Rà soát tăng { $surveyed } hộ, { $recognised }.
progress-same = Rà soát chưa giảm hộ nào, { $recognised }.
progress-recognised-fell = xã công nhận giảm { $count }
progress-recognised-rose = xã công nhận tăng { $count }
progress-recognised-same = xã chưa công nhận giảm hộ nào
progress-to-go = { $n ->
   *[other] Còn { $count } hộ nữa mới đủ { $target }.
}
progress-reached = Rà soát đã đủ chỉ tiêu { $target } hộ.
progress-reached-over = Rà soát đã vượt chỉ tiêu { $target } hộ.
progress-recognised-reached = Xã đã công nhận đủ chỉ tiêu { $target } hộ.
progress-no-target = Thôn chưa có chỉ tiêu dùng được: kế hoạch của xã còn chờ xác nhận.
progress-no-plan = Máy chưa nhận kế hoạch của xã.
progress-zero-target = Chỉ tiêu của thôn là 0 hộ.
progress-proposed = Chỉ tiêu đề xuất, xã chưa xác nhận.
progress-agreed = Số khớp với xã, lúc { $time }.
progress-differs = Số của máy khác số của xã. Xem mục Gửi đi.
progress-empty = Sổ của thôn chưa có hộ nào
progress-empty-text = Nối mạng một lần để tải sổ của thôn về máy.
progress-unit-people = Cột đếm người trong hộ.

ledger-title = Tăng giảm trong năm
ledger-hint = Bấm vào dòng để xem tên
ledger-surveyed = Rà soát
ledger-recognised = Xã
ledger-poor-1 = (1) Hộ nghèo đầu năm
ledger-poor-2 = (2) Thành hộ cận nghèo
ledger-poor-3 = (3) Vượt chuẩn cận nghèo
ledger-poor-4 = (4) Giảm khác
ledger-poor-5 = (5) Cận nghèo thành nghèo
ledger-poor-6 = (6) Tái nghèo
ledger-poor-7 = (7) Phát sinh mới
ledger-poor-8 = (8) Tăng khác
ledger-poor-9 = (9) Hộ nghèo hiện nay
ledger-near-1 = (1) Hộ cận nghèo đầu năm
ledger-near-2 = (2) Xuống hộ nghèo
ledger-near-3 = (3) Vượt chuẩn cận nghèo
ledger-near-4 = (4) Giảm khác
ledger-near-5 = (5) Từ hộ nghèo lên
ledger-near-6 = (6) Tái cận nghèo
ledger-near-7 = (7) Phát sinh mới
ledger-near-8 = (8) Tăng khác
ledger-near-9 = (9) Hộ cận nghèo hiện nay
ledger-household = { $name }, hộ { $number }
ledger-only-surveyed = mới rà soát, xã chưa công nhận
ledger-only-recognised = xã công nhận, rà soát khác

progress-indicators = Hộ nghèo thiếu gì
progress-indicators-none = Chưa thăm hộ nghèo nào nên chưa biết thiếu gì.
progress-households = { $n ->
   *[other] { $count } hộ
}
progress-to-visit = Còn phải thăm
progress-to-visit-note = đã thăm { $done }/{ $all } hộ
progress-to-visit-none = Đã thăm đủ các hộ nghèo và cận nghèo.
progress-to-visit-more = { $n ->
   *[other] và { $count } hộ nữa
}
