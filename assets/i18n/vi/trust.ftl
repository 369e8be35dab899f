### Nhật ký, sao lưu, dữ liệu của một người.

## Việc ghi trong nhật ký: sau tên người làm
journal-load_plan = đưa kế hoạch vào sổ
journal-put_households = ghi { $households } hộ vào danh sách hộ
journal-add_points = đưa bảng điểm B1 vào dùng
journal-revoke_device = thu hồi máy
journal-add_code = cấp mã ghi danh cho { $person }
journal-add_user = mở tài khoản
journal-open_household = mở hồ sơ hộ
journal-open_visit = mở phiếu rà soát
journal-open_submission = mở giấy đề nghị hoặc phiếu thăm
journal-open_conflicts = mở trang xung đột
journal-accept_visit = duyệt phiếu
journal-send_back = gửi trả phiếu
journal-take_back = rút lại ý kiến về phiếu
journal-choose_visit = chọn một trong hai phiếu của hộ
journal-settle_conflict = chọn giá trị ở chỗ hai bên cùng sửa
journal-open_register = mở sổ hộ
journal-import_register = nạp { $households } hộ từ tệp, bổ sung { $merged } hộ
journal-undo_import = lấy lại một lần nạp { $households } hộ
journal-import_columns = nhớ ý nghĩa các cột của tệp danh sách
