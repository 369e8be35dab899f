# Danh sách hộ và việc nạp danh sách từ tệp Excel hoặc CSV. Chỉ máy tính của xã dùng.

## Tệp không đọc được thành bảng
sheet-empty = Tệp không có gì bên trong. Xem lại có chọn đúng tệp không, rồi chọn lại.
sheet-too-large = Tệp lớn hơn { $most } MB nên chưa đọc. Bỏ bớt ảnh và trang tính không dùng, hoặc chia tệp theo thôn, rồi nạp lại.
sheet-password = Tệp có đặt mật khẩu nên không mở được. Mở tệp bằng Excel, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ sổ làm việc), lưu lại, rồi nạp lại.
sheet-old-workbook = Tệp thuộc dạng Excel cũ (.xls). Mở tệp bằng Excel, chọn Lưu thành, dạng "Excel Workbook (.xlsx)", rồi nạp lại.
sheet-other-workbook = Tệp là bảng tính của chương trình khác. Mở tệp, lưu thành dạng Excel (.xlsx) hoặc CSV, rồi nạp lại.
sheet-not-a-table = Tệp không phải bảng tính Excel (.xlsx) hay CSV. Chọn lại tệp có danh sách.
sheet-bomb = Tệp nén quá mức bình thường, mở ra sẽ làm đầy bộ nhớ, nên không mở. Mở tệp bằng Excel, chép riêng phần danh sách sang một tệp mới, rồi nạp lại.
sheet-broken = Tệp bị hỏng hoặc chưa tải về đủ. Mở thử bằng Excel; mở được thì lưu lại rồi nạp lại, không được thì xin gửi lại tệp.
sheet-encoding = Dòng { $line } có chữ không thuộc bảng mã Unicode (có thể là TCVN3 hay VNI). Đổi tệp sang Unicode (UTF-8), rồi nạp lại.
sheet-lost-characters = Dòng { $line } có chữ đã mất dấu từ trước (ký tự �). Lấy lại tệp gốc, lưu theo Unicode (UTF-8), rồi nạp lại.
sheet-many-sheets = Tệp có nhiều trang tính: { $names }. Chọn trang có danh sách.
sheet-no-such-sheet = Tệp không có trang tính tên "{ $name }". Chọn lại trang.
sheet-too-many-rows = Tệp có hơn { $most } dòng. Chia tệp theo thôn rồi nạp từng tệp.
sheet-too-wide = Dòng { $row } có hơn { $most } cột. Bỏ các cột không dùng, rồi nạp lại.
sheet-too-long = Ô { $cell } có hơn { $most } ký tự. Rút gọn ô này, rồi nạp lại.

## Ô không đọc được
sheet-value-not-a-number = "{ $found }" không phải là số. Ghi bằng chữ số.
sheet-value-not-whole = "{ $found }" không phải số nguyên. Ghi số nguyên, không có phần lẻ.
sheet-value-ambiguous = "{ $found }" có dấu chấm không rõ là hàng nghìn hay phần lẻ. Ghi lại số này, không dùng dấu chấm.
sheet-value-not-a-date = "{ $found }" không phải ngày có thật. Ghi ngày/tháng/năm như 02/03/1969, hoặc chỉ ghi năm.
sheet-value-fault = Ô đang báo lỗi của Excel ({ $found }). Sửa ô này trong Excel rồi nạp lại.
sheet-value-formula = Ô là công thức chưa có kết quả. Mở tệp bằng Excel, lưu lại rồi nạp lại, hoặc ghi thẳng giá trị.
