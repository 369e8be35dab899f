### Tiến độ: xu hướng, diễn biến, gửi số liệu.

progress-newer-plan = Đã có bản { $version } mới hơn, chưa xác nhận, còn { $n } điểm chưa khớp.
progress-own-villages = Các thôn phụ trách
progress-own-only = Chỉ gồm các thôn phụ trách.
progress-all-villages = tất cả các thôn
progress-people = { $n } người

progress-trend-poor = Số hộ nghèo giảm, cộng dồn theo tháng
progress-trend-near = Số hộ cận nghèo giảm, cộng dồn theo tháng
progress-trend-none = Năm kế hoạch chưa bắt đầu.
progress-trend-target = chỉ tiêu { $n }
progress-trend-surveyed = rà soát { $n }
progress-trend-recognised = công nhận { $n }
progress-trend-label-poor = Số hộ nghèo giảm cộng dồn theo tháng: rà soát { $surveyed }, công nhận { $recognised }, chỉ tiêu { $target }
progress-trend-label-near = Số hộ cận nghèo giảm cộng dồn theo tháng: rà soát { $surveyed }, công nhận { $recognised }, chỉ tiêu { $target }
progress-trend-table = Xem bằng bảng số
progress-trend-month = Hết tháng
progress-trend-of-month = Tháng { $month }
progress-trend-short-month = T{ $month }

progress-sync-label = Gửi số liệu:
progress-sync-heard = { $n } trong { $total } thôn có máy liên lạc với xã trong { $days } ngày qua.
progress-sync-quiet-one = Thôn { $village } chưa liên lạc từ { $at }.
progress-sync-never-one = Thôn { $village } chưa liên lạc lần nào.
progress-sync-quiet-many = { $n } thôn chưa liên lạc.
progress-sync-link = Xem từng thôn, gọi trưởng thôn
progress-sync-link-own = Xem lần gửi gần nhất
progress-sync-title = Lần gửi số liệu sau cùng của từng thôn
progress-sync-what = { $n } thôn quá { $days } ngày chưa liên lạc xếp trước, lâu nhất trên cùng.
progress-sync-last = Liên lạc sau cùng
progress-sync-person = Người giữ máy
progress-sync-phone = Điện thoại, máy
progress-sync-never = chưa lần nào
progress-sync-no-phone = chưa có máy nào
progress-sync-village = máy của { $who } liên lạc với xã lúc { $at }.
progress-sync-village-quiet = quá 7 ngày chưa liên lạc, lần sau cùng lúc { $at }. Gọi { $who }.
progress-sync-village-never = máy của { $who } chưa liên lạc lần nào.

progress-movement-page = Diễn biến
progress-movement-title-poor = Diễn biến hộ nghèo năm { $year }, từng thôn
progress-movement-title-near = Diễn biến hộ cận nghèo năm { $year }, từng thôn
progress-movement-sub-surveyed = Theo kết quả rà soát của thôn, chưa phải công nhận của xã.
progress-movement-sub-recognised = Theo quyết định công nhận của xã.
progress-movement-choices = Hộ nghèo hay cận nghèo, rà soát hay công nhận
progress-choice-poor-surveyed = Hộ nghèo, rà soát
progress-choice-poor-recognised = Hộ nghèo, công nhận
progress-choice-near-surveyed = Hộ cận nghèo, rà soát
progress-choice-near-recognised = Hộ cận nghèo, công nhận
progress-movement-table = Từng thôn, số hộ và số người
progress-movement-what = Bấm vào số hộ để xem tên. Hộ chuyển giữa hai thôn của xã có ở cả hai thôn mà không có ở dòng toàn xã.
progress-movement-formula = Cột 9 = 1 − 2 − 3 − 4 + 5 + 6 + 7 + 8, tính cho hộ và cho người. Rà soát là kết quả của thôn; công nhận là sau quyết định của Chủ tịch. Bấm vào số để xem tên hộ.
progress-movement-link = Xem từng thôn
progress-figure-label = { $place }, { $what }
progress-back-to-movement = ← Diễn biến từng thôn
progress-names-page = Tên hộ
progress-names-title-poor = Hộ nghèo, cột { $line }: { $what }, { $place }, năm { $year }
progress-names-title-near = Hộ cận nghèo, cột { $line }: { $what }, { $place }, năm { $year }
progress-names-sub = { $households } hộ, { $people } người, { $track }.
progress-basis-surveyed = theo rà soát
progress-basis-recognised = theo công nhận
progress-names-none = Không có hộ nào.
progress-names-list = { $n } hộ
progress-names-logged = Lần mở danh sách này đã ghi vào nhật ký.
progress-col-now-surveyed = Rà soát năm nay
progress-col-now-recognised = Xã công nhận

progress-map = Xem bản đồ
progress-print = In trang này
progress-print-how = Bấm Ctrl + P để in, giấy A4 khổ ngang.
progress-print-back = ← Tiến độ
progress-no-register = Sổ hộ chưa có hộ nào
progress-no-register-what = Nạp danh sách hộ từ tệp Excel hoặc CSV thì trang này mới có số.
progress-due-label = Đến hạn:
progress-due = { $what }: { $state }.

## Bảng tiến độ tải về
progress-paper-sheet = Chỉ tiêu
progress-paper-title = TIẾN ĐỘ GIẢM NGHÈO NĂM { $year } SO VỚI CHỈ TIÊU
progress-paper-under = (Số liệu đến ngày { $date })
progress-paper-unit = Đơn vị tính: hộ
progress-paper-poor = Hộ nghèo
progress-paper-near = Hộ cận nghèo
progress-paper-start = Đầu năm
progress-paper-target = Chỉ tiêu giảm
progress-paper-surveyed = Thôn rà soát
progress-paper-recognised = Xã công nhận
progress-paper-fewer = Đã giảm
progress-paper-left = Còn thiếu
progress-paper-review = Hộ phải rà soát
progress-paper-to-review = Tổng số
progress-paper-reviewed = Đã rà soát
progress-paper-remark = Số âm là tăng so với đầu năm. Thôn rà soát là kết quả phiếu của thôn, chưa phải công nhận của xã.
progress-paper-lacks-sheet = Chỉ số thiếu hụt
progress-paper-lacks-title = HỘ RÀ SOÁT LÀ NGHÈO NĂM { $year } CHIA THEO CHỈ SỐ THIẾU HỤT
progress-paper-found = Hộ rà soát là nghèo
progress-paper-lacking = Trong đó, hộ thiếu hụt
progress-paper-lacks-remark = Chỉ tính hộ có phiếu năm nay mà rà soát là nghèo. Một hộ thiếu hụt nhiều chỉ số tính ở từng chỉ số.

## Số đầu năm: sổ hộ và kế hoạch
progress-start-title = Số đầu năm trong sổ hộ khác số trong kế hoạch
progress-start-poor = Hộ nghèo đầu năm: sổ hộ có { $register }, kế hoạch ghi { $plan }; khác nhau ở { $count } thôn: { $names }
progress-start-near = Hộ cận nghèo đầu năm: sổ hộ có { $register }, kế hoạch ghi { $plan }; khác nhau ở { $count } thôn: { $names }
progress-start-village = { $village } (sổ { $register }, kế hoạch { $plan })
progress-start-more = {"; …"}
progress-start-next = Chỉ tiêu giảm tính từ số đầu năm. Xin nạp đủ danh sách hộ, hoặc sửa kế hoạch cho đúng, trước khi dùng các con số dưới đây.
