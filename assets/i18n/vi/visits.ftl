### Sửa phiếu, in phiếu, lý do, đề xuất, bảng điểm, phiếu thăm nắm tình hình, thử chuẩn khác

reason-too-long = Ghi ngắn lại, nhiều nhất { $count } chữ cái.

## Sửa phiếu đã chốt

correct-title = Sửa phiếu đã chốt
correct-what = Mở một phiếu mới có sẵn các câu trả lời cũ. Sửa xong thì chốt phiếu mới; phiếu cũ vẫn giữ trong sổ.
correct-why = Vì sao sửa?
correct-no-reason = Chọn hoặc ghi lý do.
correct-go = Mở phiếu để sửa
correct-refused = Xã gửi trả phiếu này nên cần sửa.
correct-draft = Hộ này đang có phiếu ghi dở
correct-draft-text = Ghi xong hoặc bỏ phiếu dở trước, rồi mới sửa phiếu đã chốt.
correct-reason-wrong-entry = Ghi nhầm
correct-reason-told-later = Gia đình nói lại
correct-reason-members = Sai người trong hộ
correct-reason-b1 = Chấm lại điểm B1
correct-reason-commune = Xã yêu cầu xem lại
correct-note = Đang sửa phiếu đã chốt. Lý do: { $reason }

record-corrects = Phiếu này sửa phiếu ngày { $date }.
record-why = Lý do: { $reason }
record-corrected = Phiếu này đã được sửa bằng phiếu ngày { $date }. Lý do: { $reason }
record-see-correction = Xem phiếu sửa
record-reasons = Vì sao câu trả lời khác lần trước

## Kết quả

result-changes-all = { $n ->
   *[other] Xem cả { $count } cách
}
result-changes-fewer = Thu gọn
result-basis = Căn cứ của từng chỉ số và từng cách hiểu
result-basis-lines = Mức thu nhập và điểm B1
result-basis-average = Mức sống trung bình: trên { $above } đến { $to } đồng mỗi người mỗi tháng
result-basis-options = { $n } cách trả lời

read-class = Kết quả rà soát: { $class }.
read-indicator = { $name }: { $reason }.
read-not-decision = Đây là kết quả rà soát của thôn, chưa phải quyết định của xã.
read-no-voice = Máy này chưa có giọng đọc tiếng Việt
read-no-voice-text = Cài giọng đọc tiếng Việt trong phần cài đặt của máy, hoặc đọc chữ trên màn hình cho gia đình nghe.

## In ra giấy

print-link = In ra giấy
print-title = In kết quả
print-act = In một trang A5
print-none = Từ máy này chưa in được
print-none-text = Mở Sổ Thôn bằng trình duyệt có máy in, hoặc chép tay các dòng dưới đây.
print-commune = UBND { $name }, { $province }
print-heading = Kết quả rà soát hộ
print-not-decision = Kết quả rà soát của thôn, chưa phải quyết định của xã
print-recognised = Kết quả rà soát của thôn, xã đã công nhận ngày { $date }
print-household = { $name }, hộ số { $number }, { $people } người
print-b1 = B1 thu nhập: { $value } (nghèo: đến { $line })
print-income = Thu nhập: { $value } đồng một người một tháng (nghèo: đến { $line } đồng)
print-b2 = B2 thiếu hụt: { $value } (nghèo: từ { $line })
print-mark-deprived = Thiếu
print-mark-fine = Đủ
print-mark-unknown = Chưa rõ
print-basis = Tính theo { $standard }, bản { $version }.
print-day = Ngày rà soát { $date }
print-sign-household = Đại diện hộ
print-sign-head = Trưởng thôn
print-sign-how = ký, ghi rõ họ tên

## Đề xuất, lý do, ghi chú

proposal-title = Đề xuất theo các câu đã trả lời
proposal-why = Vì: { $name }
proposal-take = { $n ->
    [1] Lấy đề xuất này
   *[other] Lấy cả { $count } đề xuất
}
why-different = Câu này làm đổi kết quả xếp hộ. Vì sao khác lần trước?
why-missing = Chọn hoặc ghi vì sao khác lần trước.
why-improved = Gia đình tự làm được, mua được
why-supported = Mới được hỗ trợ
why-worse = Gia đình khó hơn trước
why-members = Người trong hộ thay đổi
why-event = Thiên tai, ốm đau, mất việc
why-wrong-before = Lần trước ghi nhầm
summary-why = Chưa ghi vì sao khác lần trước
summary-too-long = Ghi dài quá, cần rút ngắn
visit-everyone = Còn lại: { $answer }
typed-too-long = Ghi dài quá. Rút lại còn nhiều nhất { $count } chữ cái; chữ đã gõ vẫn giữ nguyên đây.
typed-letters = { $count }/{ $most } chữ cái


## Bảng điểm B1

points-none = Xã chưa nạp bảng điểm B1 vào máy, nên chưa tính điểm theo từng mục được. Chép tổng điểm từ phiếu giấy.
points-source = Bảng { $name }, bản { $version }: { $source }. Vùng: { $region }.
points-of-row = { $n ->
   *[other] { $count } điểm
}
points-proposed = { $n ->
   *[other] Hộ có { $count } người:
}
points-take = Lấy dòng này
points-total = Tổng điểm B1:
points-done = đã chọn { $done }/{ $all } mục
points-complete = Đủ các mục. Tổng này là điểm B1 của hộ.
points-open = Chọn đủ các mục thì mới có điểm B1.
points-unknown = Còn mục không rõ nên chưa có điểm B1, chưa đủ căn cứ xếp hộ
points-unknown-items = Cần hỏi lại: { $name }

## Phiếu không xếp hộ, vị trí

visit-to-summary = Xem lại rồi chốt
visit-to-summary-short = Xem lại
summary-finish-next = Xem lại các câu dưới đây rồi chốt phiếu.
here-looking = Đang tìm vị trí. Cứ làm tiếp.
here-found = Đã ghi vị trí, sai số khoảng { $metres } m.
here-found-inexact = Đã ghi vị trí, máy không cho biết sai số. Có thể lệch xa.
here-not-found = Máy chưa bắt được vị trí. Ra chỗ thoáng rồi bấm “Lấy lại”, hoặc bỏ qua cũng được.
here-forgotten = Phiếu này không ghi vị trí.
here-forget = Bỏ vị trí
form-no-class = Phiếu này không xếp loại hộ. Hộ giữ nguyên như xã đang công nhận.
form-done-household = Mở hộ này
form-done-read = Xem lại phiếu
next-needs = Nhu cầu gia đình nêu
next-needs-all-there = đã ghi đủ
next-need-add = Ghi vào hộ
next-need-there = đã ghi
next-needs-add = { $n ->
   *[other] Ghi cả { $count } nhu cầu vào hộ
}
next-needs-added = Đã ghi nhu cầu vào hộ.
next-visit = Hẹn thăm lại
next-visit-add = Đặt việc
next-visit-there = đã đặt việc
next-visit-task = Thăm lại
next-visit-added = Đã đặt việc thăm lại ngày { $date }.
next-review = Rà soát lại
next-review-text = Hộ này cần rà soát. Làm ngay hoặc để sau, hộ vẫn ở trong mục Hôm nay.

## Tiến độ

progress-indicators-of = { $n ->
   *[other] trong { $count } hộ nghèo đã rà soát
}
moved-registered = Mới ghi vào sổ
moved-in = Chuyển đến
moved-away = Chuyển đi
moved-died-out = Không còn ai
moved-split = Tách từ hộ khác
moved-merged = Nhập vào hộ khác
moved-other = Thay đổi trong sổ
moved-on = { $what }, ngày { $date }.
moved-on-because = { $what }, ngày { $date }. Lý do: { $reason }

## Tính thử theo chuẩn khác

rescore-title = Tính thử theo chuẩn khác
rescore-link = Xem hộ nào sẽ đổi loại. Chỉ tính thử, không đổi phiếu nào.
rescore-trial = Chỉ là tính thử, không đổi phiếu nào
rescore-trial-text = Các phiếu năm nay được tính lại theo { $name }. Sổ, tiến độ và số gửi xã vẫn giữ nguyên.
rescore-empty = Chưa có phiếu nào để tính thử
rescore-empty-text = Chốt phiếu rà soát trước, rồi xem ở đây.
rescore-counts = Số hộ theo loại
rescore-class = Loại
rescore-recorded = Đã rà soát
rescore-tried = Tính thử
rescore-difference = Chênh
rescore-columns = Đã rà soát: theo { $now }. Tính thử: theo { $other }.
rescore-changed = Hộ sẽ đổi loại
rescore-changed-none = Không hộ nào đổi loại.
rescore-same = Hộ giữ nguyên loại
rescore-spoken = Đã rà soát: { $before }. Tính thử: { $after }.
rescore-open-visit = Mở phiếu đã chốt
rescore-indicators = Chỉ số khác nhau: đã rà soát, tính thử
rescore-not-in = không tính
rescore-basis = Chuẩn dùng để tính thử
rescore-lines = Nông thôn: nghèo khi thu nhập đến { $income } đồng một người một tháng và thiếu hụt từ 3 chỉ số.
rescore-b1 = Theo phiếu thì điểm B1 đến { $b1 }.
rescore-b1-lower = Phiếu B1 cho chuẩn này chưa có: điểm B1 đến { $b1 } của phiếu đang dùng ứng với { $income } đồng, nên hộ trên mức đó thì chưa đủ căn cứ.
rescore-all-indicators = cả { $count } chỉ số
rescore-unconfirmed = Chưa đối chiếu được với văn bản gốc: { $names }; ngoài ra còn { $settings } cách hiểu của chuẩn. Kết quả tính thử có thể khác khi có hướng dẫn.

## Xã gửi trả
sent-back-title = Xã gửi trả phiếu { $head }
sent-back-about = { $question }
sent-back-about-person = { $name }: { $question }
sent-back-press = Bấm “{ $button }”.
sent-back-mend-label = Sửa câu này: { $question }
sent-back-take-chosen = Chốt lại theo phiếu xã chọn
sent-back-said = Xã nhận xét:
sent-back-short = Xã gửi trả: { $text }
sent-back-reason = Xã gửi trả: { $text }
sent-back-reason-bare = Xã gửi trả để xem lại.
sent-accepted = xã đã duyệt
sent-sent-back = xã đã gửi trả
