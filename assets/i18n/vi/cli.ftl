# Dòng lệnh `commune`: những câu in ra cho người chạy.

cli-founded = Đã lập sổ của xã.
cli-already-founded = Thư mục này đã có sổ của một xã. Không có gì bị thay đổi.
cli-account = Tài khoản văn phòng: { $user } · mật khẩu: { $password }
cli-office-at = Trang văn phòng: { $url }
cli-app-at = Ứng dụng trên điện thoại: { $url }
cli-app-missing = Ứng dụng web chưa được dựng: không thấy index.html trong { $dir }. Chạy `make web` rồi khởi động lại.
cli-app-not-named = Ứng dụng web chưa được phục vụ: chưa chỉ thư mục của nó. Thêm --app-dir THƯ_MỤC.
cli-code = Mã ghi danh cho { $person }: { $code } (dùng một lần)
cli-no-such-village = Xã không có thôn "{ $village }". Ghi mã hoặc tên thôn như trong kế hoạch.
cli-plan-no-year = Chưa biết kế hoạch của năm nào. Thêm --year NĂM.
cli-plan-stranger = Thôn "{ $village }" trong tệp không có trong sổ của xã. Chưa nạp gì.
cli-plan-draft = Đã nạp kế hoạch, bản { $version }, còn là dự thảo vì có điểm chưa khớp.
cli-plan-proposed = Đã nạp kế hoạch, bản { $version }, chỉ tiêu từng thôn là đề xuất, chờ xã xác nhận.
cli-plan-confirmed = Đã nạp kế hoạch, bản { $version }.
cli-points-imported = Đã nạp bảng điểm { $id }, bản { $version }, { $items } mục. Phiếu mở từ giờ dùng bản này.
cli-points-same = Bảng điểm { $id } giống hệt bản { $version } đang dùng, nên không thêm bản mới.
cli-points-none = Không có bảng điểm "{ $name }".
cli-demo-new = Đã lập sổ mẫu của xã Ngân Sơn. Kế hoạch là thật; các hộ là bịa ra để xem thử.
cli-demo-again = Mở lại sổ mẫu đã có của xã Ngân Sơn. Kế hoạch là thật; các hộ là bịa ra để xem thử.
cli-demo-person = Trưởng thôn { $village }
cli-demo-officer = Cán bộ giảm nghèo
cli-demo-chairman = Chủ tịch UBND xã
cli-demo-supervisor = Uỷ ban MTTQ xã
cli-demo-admin = Quản trị
cli-demo-not-synthetic = Thư mục này là sổ thật của một xã, không phải sổ mẫu. Dùng `commune serve`.
cli-stop = Bấm Ctrl-C để dừng.
