### Họp thôn, niêm yết, ý kiến phản ánh, ảnh biên bản

## Sổ họp

meetings-title = Họp thôn và niêm yết
meetings-today-sub = Họp thôn, bảng niêm yết, ý kiến phản ánh
meetings-open-yearly = { $n ->
   *[other] Rà soát năm { $year }: { $count } hộ chờ họp
}
meetings-open-none = Rà soát năm { $year }: chưa có hộ nào chờ họp
meetings-open-none-text = Phiếu chốt xong và đủ căn cứ xếp hộ thì hộ mới được đưa ra họp.
meetings-open-month = { $n ->
   *[other] Rà soát tháng { $month }: { $count } hộ có đơn chờ họp
}
meetings-open-act = Mở cuộc họp
meetings-open-again = Mở thêm cuộc họp
meetings-begun = Cuộc họp đang ghi dở
meetings-begun-row = Họp ngày { $day }
meetings-begun-sub = { $n ->
    [0] { $round }, chưa ghi ý kiến hộ nào
   *[other] { $round }, đã ghi ý kiến { $count } hộ
}
meetings-held = Các cuộc họp đã chốt
meetings-held-none = Thôn chưa họp lần nào.
meetings-held-row = Họp ngày { $day }
meetings-held-sub = { $round }: { $carried } trong { $all } hộ đạt
meetings-postings = Niêm yết
meetings-postings-none = Xã chưa niêm yết kết quả của thôn.
meetings-posting-row = { $n ->
   *[other] Niêm yết từ { $day }: { $count } hộ
}
meetings-objections = Ý kiến phản ánh
meetings-objections-none = Chưa có ai phản ánh.
round-yearly = Rà soát năm { $year }
round-month = Rà soát tháng { $month } năm { $year }
kept-waiting = chờ gửi, giữ an toàn trên máy
kept-commune = xã đã có
kept-refused = xã không nhận, xem mục Gửi đi

## Năm đã khoá

closed-title = Năm { $year } đã chốt, xã không nhận phiếu nữa
closed-text = Chủ tịch xã đã ra quyết định công nhận năm { $year }. Phiếu rà soát ghi bây giờ vẫn giữ trên máy nhưng chưa chốt được; nhận kế hoạch năm mới về thì chốt. Cần sửa phiếu năm { $year } thì gọi cán bộ xã, xã mở lại được.
closed-round = Đợt này đã chốt
closed-round-text = Chủ tịch xã đã ra quyết định của đợt này. Xã không nhận thêm biên bản hay ý kiến nữa.

## Hộ đưa ra họp

hold-title = Họp thôn
hold-list = Hộ đưa ra họp
hold-list-note = { $n ->
   *[other] đã ghi { $counted } trong { $count } hộ
}
hold-none = Chưa có hộ nào để đưa ra họp.
hold-none-text = Chốt phiếu của hộ trước, rồi mở lại màn hình này.
hold-undetermined = { $n ->
   *[other] Còn { $count } hộ đã thăm nhưng chưa đủ căn cứ xếp hộ, nên chưa đưa ra họp được.
}
hold-turned-down = { $n ->
   *[other] Còn { $count } hộ họp trước chưa thông qua: chấm lại (ghi phiếu mới) rồi mới đưa ra họp.
}
hold-asked = { $n ->
   *[other] Còn { $count } hộ nộp giấy đề nghị sau lần thăm: ghi phiếu mới rồi mới đưa ra họp.
}
today-turned-down = Họp thôn { $day } chưa thông qua, { $agree } trong { $attending } người nhất trí. Cần chấm lại.
hold-sent-back = Xã gửi trả phiếu: nên sửa phiếu rồi mới họp
hold-carried = đã đạt ở cuộc họp ngày { $day }
hold-not-yet = chưa ghi ý kiến
hold-half = ghi dở
hold-people-none = Chưa ghi số người dự
hold-people-none-text = Ghi số người dự trước: từ đó mới tính được hộ nào đạt.
hold-people = { $n ->
   *[other] { $count } người dự, họp ngày { $day }
}
hold-people-sub = Chủ trì: { $chair }. Thư ký: { $secretary }.
hold-nobody = chưa ghi
hold-to-people = Ghi người dự
hold-to-voices = Lấy ý kiến
hold-to-summary = Xem lại và chốt
hold-repeats = Sửa biên bản ghi nhầm: biên bản này thay biên bản trước. Ngày họp chỉ sửa khi ghi nhầm ngày.
hold-discard = Bỏ cuộc họp này
hold-discarded = Đã bỏ cuộc họp đang ghi.

## Người dự

attend-title = Ai dự họp
attend-day = Họp ngày nào
attend-day-today = Hôm nay
attend-day-yesterday = Hôm qua
attend-place = Họp ở đâu
attend-place-common = nhà văn hóa thôn
attend-chair = Ai chủ trì
attend-chair-hint = Trưởng thôn chủ trì cuộc họp.
attend-secretary = Ai ghi biên bản
attend-count = Số người dự
attend-count-hint = Mỗi người dự có một ý kiến.
attend-invited = Số hộ được mời
attend-invited-hint = Không đếm thì để trống.
attend-named = Người ghi tên trong biên bản
attend-named-hint = Ban công tác Mặt trận, đoàn thể, cán bộ xã, già làng.
attend-name = Họ tên
attend-role = Đại diện cho ai
attend-role-front = Ban công tác Mặt trận
attend-role-women = Chi hội Phụ nữ
attend-role-farmers = Chi hội Nông dân
attend-role-commune = Cán bộ xã
attend-add = Thêm người này
attend-remove = Bỏ { $name }
attend-done = Xong
attend-saved = Ghi tới đâu máy lưu tới đó.

## Ý kiến về một hộ

voice-title = Hộ số { $number }, { $at } trong { $of } hộ
voice-found = Kết quả rà soát
voice-before = đang công nhận: { $class }
voice-lacks = Thiếu hụt: { $what }.
voice-lacks-nothing = Không thiếu hụt chỉ số nào.
voice-agree = Số người nhất trí
voice-disagree = Số người không nhất trí
voice-all = Tất cả nhất trí
voice-rest = Số còn lại không nhất trí
voice-nobody-against = Không ai phản đối
voice-remark = Ý kiến của bà con
voice-remark-hint = Không bắt buộc. Ghi ngắn điều đã nói.
voice-carries = { $agree }/{ $attending } người nhất trí: đạt.
voice-fails = { $agree }/{ $attending } người nhất trí: chưa đạt. Phải chấm lại và họp lại.
voice-rule = Cần từ { $share } % người dự nhất trí.
voice-rule-source = Theo: { $source }.
voice-rule-unconfirmed = Theo: { $source } (chưa xác nhận).
voice-rule-earlier = Đây là mức áp dụng khi họp.
voice-rule-own = Mức này do xã đặt ngày { $day }, người đặt: { $by }.
voice-not-counted = Đếm số người nhất trí rồi ghi vào đây, máy sẽ nói đạt hay chưa.
voice-too-many = Cộng lại là { $sum } người, nhiều hơn { $attending } người dự. Đếm lại giúp.
voice-silent = { $n ->
   *[other] { $count } người không có ý kiến.
}
voice-no-people = Chưa ghi số người dự nên chưa tính được. Ghi số người dự trước.
voice-next = Hộ tiếp
voice-back = Hộ trước
voice-last = Xem lại
voice-take-back = Xoá ý kiến hộ này
voice-taken-back = Đã xoá ý kiến hộ này.
stepper-less = Bớt một: { $label }
stepper-more = Thêm một: { $label }

## Xem lại và chốt

look-over-title = Xem lại cuộc họp
look-over-carried = { $n ->
   *[other] Đạt: { $count } hộ
}
look-over-failed = { $n ->
   *[other] Chưa đạt, phải chấm lại và họp lại: { $count } hộ
}
look-over-open = { $n ->
   *[other] Chưa lấy ý kiến: { $count } hộ
}
look-over-open-note = Những hộ này không vào biên bản lần này, để cuộc họp sau.
look-over-remarks = Ý kiến khác trong cuộc họp
look-over-not-yet = Chưa chốt được
look-over-finalise = Chốt biên bản
look-over-hint = Chốt rồi không sửa được. Biên bản nằm trên máy, có sóng sẽ tự gửi xã.
look-over-done = Đã chốt biên bản, giữ an toàn trên máy.
fault-attending = Chưa ghi số người dự.
fault-place = Chưa ghi họp ở đâu.
fault-chair = Chưa ghi ai chủ trì.
fault-secretary = Chưa ghi ai viết biên bản.
fault-held-on = Ngày họp chưa tới. Xem lại ngày.
fault-ballots = Chưa ghi ý kiến hộ nào.
fault-half = { $n ->
   *[other] { $count } hộ mới ghi một số. Ghi cả số nhất trí và không nhất trí.
}
fault-many = { $n ->
   *[other] { $count } hộ ghi nhiều ý kiến hơn số người dự.
}
fault-locked = Đợt này đã chốt, xã không nhận biên bản nữa.

store-invalid-meeting_locked = Đợt này đã chốt, xã không nhận biên bản nữa.
store-invalid-meeting_held_on = Ngày họp chưa tới. Xem lại ngày.
store-invalid-meeting_half = Có hộ mới ghi một số. Ghi cả số nhất trí và không nhất trí.
store-invalid-meeting_attending = Chưa ghi số người dự, hoặc số quá lớn.
store-invalid-meeting_invited = Số hộ được mời quá lớn. Xem lại.
store-invalid-meeting_place = Chưa ghi họp ở đâu, hoặc ghi quá dài.
store-invalid-meeting_chair = Chưa ghi ai chủ trì, hoặc tên quá dài.
store-invalid-meeting_secretary = Chưa ghi ai viết biên bản, hoặc tên quá dài.
store-invalid-meeting_attendees = Tên người dự quá dài hoặc quá nhiều. Xem lại.
store-invalid-meeting_ballots = Chưa ghi ý kiến hộ nào, hoặc có hộ ghi nhiều hơn số người dự.
store-invalid-meeting_remarks = Phần ý kiến khác quá dài. Viết ngắn lại.
store-invalid-another_meeting = Thôn đã mở cuộc họp khác của đợt này. Chốt hoặc bỏ cuộc họp đó trước.
store-invalid-photo_kind = Tệp này không phải ảnh. Chụp lại hoặc chọn ảnh khác.
store-invalid-photo_size = Ảnh nặng quá 2 MB. Chụp lại ở cỡ nhỏ hơn.
store-invalid-photo_many = Biên bản này đã có 10 ảnh, không thêm được nữa.
store-invalid-photo_refused_meeting = Xã không nhận biên bản này nên chưa thêm ảnh được. Xem mục Gửi đi trước.
store-invalid-objection_locked = Đợt này đã chốt, xã không nhận ý kiến nữa.
store-invalid-objection_household = Hộ này không ở thôn của bảng niêm yết.
store-invalid-objection_name = Chưa ghi tên người phản ánh, hoặc tên quá dài.
store-invalid-objection_contact = Chỗ liên hệ quá dài.
store-invalid-objection_text = Chưa ghi nội dung phản ánh, hoặc viết quá dài.

## Biên bản đã chốt

held-title = Biên bản họp ngày { $day }
held-where = Họp ở
held-chair = Chủ trì
held-secretary = Ghi biên bản
held-attending = Số người dự
held-named = Có mặt
held-results = Kết quả từng hộ
held-line-carried = { $agree }/{ $attending } nhất trí: đạt
held-line-failed = { $agree }/{ $attending } nhất trí: chưa đạt
held-failed-title = { $n ->
   *[other] { $count } hộ chưa đạt
}
held-failed-text = Chấm lại những hộ này (ghi phiếu mới), rồi mở cuộc họp mới. Nếu chỉ ghi nhầm biên bản thì sửa biên bản.
held-repeat = Sửa biên bản ghi nhầm
held-write-again = Ghi lại biên bản
held-refused-title = Xã không nhận biên bản này
held-print = In biên bản, hai bản
held-photos = Ảnh biên bản đã ký
held-photos-text = In hai bản, thư ký, đại diện người dự và chủ trì cùng ký, rồi chụp trang đã ký. Ảnh gửi sau cùng, không làm chậm việc khác.
held-photos-native = Máy này mở hộp chọn tệp; chọn ảnh đã chụp.
held-photo-take = Chụp trang đã ký
held-photo-choose = Chọn ảnh có sẵn
held-photo-busy = Đang thu nhỏ ảnh…
held-photo-added = Đã lưu ảnh biên bản trên máy.
held-photo-broken = Máy không đọc được ảnh này. Chụp lại hoặc chọn ảnh khác.
held-photo-row = Ảnh { $n }
held-photo-elsewhere = { $n ->
   *[other] { $count } ảnh khác do máy khác chụp, xã giữ.
}
held-photo-waiting = chờ gửi
held-photo-part = đã gửi { $part } %
held-photo-sent = xã đã có ảnh
held-photo-refused = xã không nhận ảnh này
held-repeats = Biên bản này sửa biên bản ghi nhầm.

## Bản in

minutes-title = In biên bản họp
minutes-act = In hai bản A4
minutes-nation = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
minutes-motto = Độc lập - Tự do - Hạnh phúc
minutes-commune = UBND { $name }
minutes-heading = BIÊN BẢN
minutes-about = Họp thôn lấy ý kiến về kết quả rà soát hộ nghèo, hộ cận nghèo. { $round }
minutes-begin = Cuộc họp bắt đầu vào hồi ……… giờ ………
minutes-copy = Bản { $n } trong 2 bản: { $for ->
    [village] thôn giữ
   *[commune] gửi UBND xã
}
minutes-when = Ngày họp: { $day }. Nơi họp: { $place }.
minutes-chair = Chủ trì: { $chair }. Ghi biên bản: { $secretary }.
minutes-attending = Số người dự: { $count }.
minutes-invited = Số hộ được mời: { $count }.
minutes-named = Có mặt: { $names }.
minutes-table = Ý kiến về kết quả của từng hộ
minutes-no = Số
minutes-head = Chủ hộ
minutes-class = Kết quả rà soát
minutes-b1 = Điểm B1
minutes-b2 = Điểm B2
minutes-declared = khai { $dong } đ
minutes-agree = Nhất trí
minutes-disagree = Không nhất trí
minutes-result = Kết luận
minutes-carried = Đạt
minutes-failed = Chưa đạt
minutes-rule = Hộ đạt khi từ { $share } % người dự nhất trí. Hộ chưa đạt phải chấm lại và họp lại.
minutes-said = Ý kiến về hộ { $head }: { $remark }
minutes-remarks = Ý kiến khác: { $text }
minutes-copies = Biên bản lập thành hai bản, thôn giữ một bản, UBND xã giữ một bản.
minutes-sign-secretary = Người ghi biên bản
minutes-sign-witness = Đại diện người dự họp
minutes-sign-chair = Chủ trì cuộc họp
minutes-sign-how = (ký, ghi rõ họ tên)
minutes-own-form = Mẫu này do Sổ Thôn soạn, xã xem lại trước khi dùng chính thức.

## Niêm yết và ý kiến phản ánh

posting-title = Niêm yết của thôn
posting-day = Niêm yết từ { $from } đến hết { $until }.
posting-days = { $n ->
   *[other] Niêm yết { $count } ngày làm việc.
}
posting-left = { $n ->
    [0] Hôm nay là ngày cuối niêm yết
   *[other] Còn { $count } ngày niêm yết, đến hết { $until }
}
posting-soon = Niêm yết từ { $from }
posting-over = Đã hết niêm yết từ { $until }
posting-withdrawn = Xã đã rút bảng này: { $why }
posting-places = Dán ở: { $places }.
posting-lines = Hộ trên bảng niêm yết
posting-line = Hộ số { $number }, { $class }
posting-object = Ghi ý kiến phản ánh
posting-objections = Ý kiến đã ghi
object-title = Ghi ý kiến phản ánh
object-about = Phản ánh về hộ nào
object-search = Tìm hộ theo tên hoặc số
object-none = Không thấy hộ nào. Thử gõ ít chữ hơn.
object-other = Chọn hộ khác
object-who = Ai phản ánh
object-contact = Gọi người đó ở số nào
object-contact-hint = Không cho cũng được.
object-text = Phản ánh điều gì
object-text-hint = Ghi đúng lời người nói.
object-save = Lưu ý kiến
object-saved = Đã lưu ý kiến, có sóng sẽ tự gửi xã.
object-fault-household = Chưa chọn hộ.
object-fault-name = Chưa ghi tên người phản ánh.
object-fault-text = Chưa ghi phản ánh điều gì.
object-fault-long = Viết quá dài. Ghi ngắn lại.
objection-row = { $name } phản ánh về hộ { $head }
objection-taken = ghi ngày { $day }
objection-open = xã đang xem
objection-upheld = Phản ánh đúng, xã cho chấm lại: { $text }
objection-rejected = Giữ nguyên kết quả: { $text }

## Gửi đi

item-meeting = Biên bản họp thôn
item-meeting-within = biên bản họp thôn
item-objection = Ý kiến phản ánh về hộ { $head }
item-objection-within = ý kiến phản ánh về hộ { $head }
item-photo = Ảnh biên bản
outbox-photos = Ảnh biên bản
outbox-photos-note = gửi sau cùng
outbox-open-meeting = Mở biên bản
outbox-open-meetings = Mở sổ họp thôn
photo-waits = chụp lúc { $at }, chờ gửi
photo-on-its-way = chụp lúc { $at }, đã gửi { $part } %
