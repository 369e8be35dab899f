### Việc ghi trong nhật ký, mỗi việc một câu: đứng sau tên người làm. { $subject } là hồ sơ, máy, tài khoản… mà việc ấy đụng tới.

## Sổ hộ, phiếu
journal-open_register = mở sổ hộ
journal-open_village = mở sổ của thôn
journal-open_rescore = mở bảng tính thử chuẩn khác của thôn
journal-open_household = mở hồ sơ { $subject }
journal-open_visit = mở phiếu rà soát của { $subject }
journal-open_submission = mở giấy đề nghị hoặc phiếu thăm của { $subject }
journal-put_households = ghi { $households } hộ vào danh sách hộ
journal-import_register = nạp { $households } hộ từ tệp, bổ sung { $merged } hộ
journal-undo_import = lấy lại một lần nạp { $households } hộ
journal-import_columns = nhớ ý nghĩa các cột của tệp danh sách
journal-open_conflicts = mở trang xung đột
journal-settle_conflict = chọn giá trị ở chỗ hai bên cùng sửa
journal-accept_visit = duyệt phiếu
journal-send_back = gửi trả phiếu
journal-take_back = rút lại ý kiến về phiếu
journal-choose_visit = chọn một trong hai phiếu của hộ

## Kế hoạch, tiến độ, bảng điểm
journal-load_plan = đưa kế hoạch vào sổ, { $subject }
journal-plan_uploaded = nạp biểu kế hoạch từ tệp
journal-plan_corrected = sửa kế hoạch
journal-plan_proposed = lấy đề xuất chia của kế hoạch
journal-plan_confirmed = xác nhận kế hoạch
journal-export_progress = tải bảng tiến độ
journal-rename_village = sửa tên thôn { $from } thành { $to }, theo kế hoạch bản { $version }
journal-begin_year = bắt đầu năm kế hoạch mới
journal-open_movement = mở tên hộ sau một số của diễn biến
journal-open_map = mở bản đồ hộ
journal-load_map_base = đưa lớp nền vào bản đồ
journal-add_points = đưa bảng điểm B1 { $subject } vào dùng

## Họp thôn, niêm yết, quyết định
journal-open_round = mở danh sách hộ của đợt rà soát
journal-open_meeting = mở cuộc họp thôn
journal-meeting = ghi cuộc họp thôn: { $attending } người dự, { $households } hộ
journal-print_minutes = mở biên bản họp thôn để in
journal-meeting_photo = thêm ảnh biên bản họp thôn
journal-open_photo = mở ảnh biên bản họp thôn
journal-open_posting = mở bản niêm yết
journal-posting = lập bản niêm yết { $households } hộ, đến hết { $until }
journal-print_posting = mở bản niêm yết để in
journal-withdraw_posting = gỡ bản niêm yết: { $reason }
journal-open_objection = mở ý kiến phản ánh
journal-objection = ghi ý kiến phản ánh
journal-settle_objection = trả lời ý kiến phản ánh
journal-print_answer = mở giấy trả lời phản ánh để in
journal-open_decision = mở quyết định
journal-decide = ký quyết định { $number } cho { $households } hộ
journal-print_decision = mở quyết định để in
journal-print_certificates = mở giấy chứng nhận để in
journal-print_letters = mở thư trả lời để in
journal-reopen = mở lại đợt rà soát: { $reason }
journal-send_report = ghi đã gửi { $report ->
        [preliminary] báo cáo sơ bộ
        [official] báo cáo chính thức
       *[other] báo cáo kết quả
    } đợt { $round }, ngày { $day }{ $numbered ->
        [yes] , số { $number }
       *[no] {""}
    }
journal-take_back_report = rút lại việc ghi đã gửi { $report ->
        [preliminary] báo cáo sơ bộ
        [official] báo cáo chính thức
       *[other] báo cáo kết quả
    } đợt { $round }, ngày { $day }: { $reason }
journal-set_procedure = sửa quy trình
journal-set_quality = sửa mức kiểm chứng: { $changed }

## Báo cáo, dữ liệu ra ngoài
journal-open_report = mở danh sách của báo cáo
journal-open_report_names = mở tên các hộ sau một con số của báo cáo
journal-print_report = in danh sách của báo cáo
journal-export_report = tải báo cáo
journal-export = tải tệp dữ liệu
journal-read_feed = đọc dữ liệu qua OData
journal-make_feed_key = tạo khoá đọc dữ liệu
journal-remove_feed_key = bỏ khoá đọc dữ liệu

## Tài khoản, máy
journal-sign_in = đăng nhập{ $failedCount ->
    [0] {""}
   *[other] {", "}sau { $failed } lần nhập sai
}
journal-sign_in_failed = đăng nhập không được vào tài khoản của { $subject }, { $tries } lần từ dòng trước
journal-sign_out = đăng xuất
journal-add_user = mở tài khoản cho { $subject }
journal-set_user = đổi tên, vai trò hoặc thôn của tài khoản
journal-disable_user = ngừng tài khoản
journal-enable_user = mở lại tài khoản
journal-reset_password = tạo mật khẩu mới cho tài khoản
journal-change_password = đổi mật khẩu của mình
journal-set_factor = bật mã xác nhận khi đăng nhập
journal-reset_factor = bỏ mã xác nhận khi đăng nhập
journal-set_second_factor = đổi cách dùng mã xác nhận của Chủ tịch và quản trị
journal-use_recovery_code = đăng nhập bằng mã dự phòng
journal-end_sessions = đăng xuất mọi nơi khác
journal-add_code = cấp mã ghi danh cho { $person }
journal-end_code = huỷ mã ghi danh cấp cho { $person }
journal-revoke_device = thu hồi máy của { $subject }
journal-hand_over = chuyển thôn sang máy khác

## Dữ liệu của một người
journal-open_person = mở dữ liệu của một người trong { $subject }
journal-export_person = tải dữ liệu của một người trong { $subject }
journal-correct_person = sửa dữ liệu của một người trong { $subject } ({ $reason })

## Nhật ký, sao lưu
journal-export_journal = tải nhật ký ra tệp
journal-backup = sao lưu sổ của xã ra tệp { $subject }
journal-download_backup = tải về bản sao lưu { $subject }
journal-upload_backup = đưa lên bản sao lưu { $subject }
journal-restore = lấy lại sổ của xã từ một bản sao lưu

## Việc chưa có câu riêng; ai làm, hồ sơ nào
journal-other = làm việc “{ $action }”
journal-who-command-line = Người dùng lệnh trên máy của xã
journal-who-not-signed-in = Người chưa đăng nhập
journal-who-phone = Máy của { $person }
journal-report = biểu { $number } năm { $year }, { $basis }
journal-household = hộ { $number } ({ $head })
journal-plan = bản { $version }
