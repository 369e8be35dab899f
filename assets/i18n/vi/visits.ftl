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
result-basis = Căn cứ của từng chỉ số
result-basis-lines = Mức thu nhập và điểm B1

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
