### Duyệt phiếu: hàng chờ, so với lần trước, kiểm chứng, gửi trả, xung đột.

review-title = Phiếu chờ duyệt
review-sub = { $daysCount ->
    [0] { $n } phiếu, đều mới nhận trong ngày.
   *[other] { $n } phiếu, phiếu cũ nhất chờ { $days } ngày.
}
review-sub-none = Không còn phiếu nào chờ duyệt.
review-title-returned = Phiếu đã gửi trả
review-sub-returned = { $nCount ->
    [0] Không có phiếu nào đang chờ trưởng thôn sửa.
   *[other] { $n } phiếu đang chờ trưởng thôn sửa.
}
review-title-accepted = Phiếu đã duyệt
review-sub-accepted = { $nCount ->
    [0] Chưa duyệt phiếu nào.
   *[other] { $n } phiếu đã duyệt. Duyệt phiếu chưa phải là công nhận.
}
review-tally = phiếu chờ duyệt
review-tabs = Phiếu theo tình trạng duyệt
review-tab-waiting = Chờ duyệt { $n }
review-tab-returned = Đã gửi trả { $n }
review-tab-accepted = Đã duyệt { $n }
review-tab-conflicts = Xung đột { $n }
review-show = Chỉ xem
review-show-all = Tất cả
review-show-changed = Đổi lớp
review-show-found = Có điểm cần xem
review-show-clean = Không có gì phải xem
review-show-corrected = Đã sửa theo nhận xét
review-show-requested = Hộ có giấy đề nghị
review-show-doubled = Hai máy cùng ghi
review-queue = Các phiếu, phiếu chờ lâu nhất xếp trước
review-page = { $n } phiếu, trang { $page } trên { $pages }
review-to-queue = Phiếu chờ duyệt
review-to-visit = Mở ở trang duyệt
review-all-visits = Tất cả phiếu xã đã nhận
review-all-forms = Giấy đề nghị và phiếu thăm

review-flag-doubled = Hai máy cùng ghi hộ này
review-flag-corrected = Đã sửa theo nhận xét
review-flag-class = Đổi lớp: { $from } sang { $to }
review-flag-undetermined = Chưa đủ căn cứ xếp hộ
review-flag-requested = Hộ có giấy đề nghị
review-flag-same = Không đổi lớp

review-several = Duyệt cùng lúc { $n } phiếu không có gì phải xem
review-several-what = Những phiếu này không đổi lớp và không có điểm nào ở mục Kiểm chứng. Bỏ dấu ở phiếu muốn xem riêng.
review-several-button = Duyệt các phiếu đã đánh dấu
review-undo = Vừa xong: { $names }. Bấm nhầm thì rút lại được, đến khi họp thôn dùng phiếu này.
review-undo-button = Rút lại

review-none-waiting = Không có phiếu nào chờ duyệt.
review-none-waiting-next = Phiếu trưởng thôn chốt sẽ vào đây sau khi máy có sóng và gửi về.
review-none-returned = Không có phiếu nào đang gửi trả.
review-none-returned-next = Phiếu gửi trả ở lại đây đến khi trưởng thôn sửa xong và gửi lại.
review-none-accepted = Chưa duyệt phiếu nào.
review-none-accepted-next = Phiếu đã duyệt sẽ vào đây, chờ họp thôn.
review-none-filtered = Không có phiếu nào như vậy.
review-none-filtered-next = Bỏ bớt điều kiện để xem các phiếu khác.
review-none-all = Xem tất cả phiếu chờ duyệt

review-open-title = Hộ { $number }, { $head }, { $village }
review-open-sub = { $people } người{ $group }. { $person } ghi từ { $from } đến { $to }.
review-group = , dân tộc { $name }
review-whole-visit = Xem cả phiếu
review-beside-last = So với lần rà soát trước
review-beside-corrected = So với phiếu trước khi sửa
review-doubled = Hai máy cùng ghi hộ này mà không biết nhau. Chọn một phiếu trước khi duyệt.
review-doubled-link = Chọn phiếu
review-col-question = Câu
review-col-act = Đổi hay không
review-before-last = Lần trước
review-before-corrected = Trước khi sửa
review-before-register = Sổ hộ đang ghi
review-before-none = Lần trước
review-now = Lần này
review-now-corrected = Đã sửa theo nhận xét
review-visit-of = phiếu { $date }
review-result = Kết quả
review-people = Người trong hộ
review-people-count = { $n } người
review-people-gone = Nay không còn: { $names }
review-people-come = Thêm: { $names }
review-changed = → đổi
review-lacks = thiếu
review-change = { $question } { $before } → { $now }
review-answer = { $question } { $answer }
review-comment = Nhận xét
review-comment-at = Nhận xét về câu nào ở mục { $what }
review-comment-label = Nhận xét gửi trưởng thôn, mục { $what }
review-said-of = Xã nhận xét về “{ $question }”:
review-said-accepted = { $who } đã duyệt lúc { $at }.
review-said-sent-back = { $who } đã gửi trả lúc { $at }.
review-said-comments = { $n } nhận xét, ghi ở từng câu bên dưới.

review-checks = Kiểm chứng
review-checks-own = Các mức so sánh không do văn bản nào quy định. Có điểm cần xem chưa phải là sai.
review-checks-link = Xem và sửa các mức
review-check-same-result = Máy và xã tính ra cùng kết quả.
review-check-near = Ghi cách nhà { $metres } m.
review-check-no-house = Có vị trí lúc ghi, nhưng sổ hộ chưa có vị trí nhà để so.
review-check-no-place = Không có vị trí lúc ghi.
review-check-kept = { $n } câu máy đã hỏi lại, người ghi giữ nguyên.
review-find-clock-absurd = Đồng hồ máy sai nhiều so với giờ xã nhận.
review-find-clock-backwards = Giờ chốt phiếu trước giờ mở phiếu.
review-find-too-fast = Ghi nhanh: { $seconds } giây cho { $questions } câu.
review-find-all-same = Cả { $n } câu có, không đều trả lời như nhau.
review-find-mostly-unknown = { $unknown } trong { $answers } câu trả lời là không rõ.
review-find-far = Ghi cách nhà { $distance }.
review-find-far-from-village = Ghi cách giữa thôn { $distance }, nhà chưa có vị trí.
review-find-same-place = { $n } hộ khác cũng ghi đúng chỗ này.
review-find-class-without-reason = { $from } sang { $to } mà chưa ghi lý do.
review-find-members-gone = Bớt { $n } người mà sổ hộ không ghi thay đổi nào.
review-find-b1-at-line = B1 = { $points }, sát mức { $line }.
review-find-b1-far = B1 = { $points }, mức giữa của thôn là { $middle }.
review-find-rare = “{ $question }” trả lời { $answer }: chỉ { $same } trong { $of } phiếu của thôn như vậy.
review-metres = { $metres } m
review-kilometres = { $km } km

review-note-label = Lời nhắn về cả phiếu
review-send-back = Gửi trả, kèm nhận xét
review-accept = Duyệt phiếu
review-take-back-accepted = Rút lại, chưa duyệt nữa
review-take-back-sent = Rút lại, không gửi trả nữa
review-not-recognised = Duyệt chưa phải công nhận. Phiếu còn qua họp thôn, niêm yết và quyết định của Chủ tịch.
review-read-only = Tài khoản này chỉ xem, không duyệt.
review-journal = Lần mở hồ sơ này đã ghi vào nhật ký.

review-trouble-no-comment = Chưa ghi nhận xét nào.
review-trouble-no-comment-text = Phiếu chưa gửi trả. Bấm “Nhận xét” ở câu cần xem lại, ghi trưởng thôn phải làm gì, rồi bấm “Gửi trả, kèm nhận xét”.
review-trouble-unsent = Phiếu có nhận xét chưa gửi.
review-trouble-unsent-text = Phiếu chưa duyệt, nhận xét còn nguyên bên dưới. Muốn trưởng thôn sửa thì bấm “Gửi trả, kèm nhận xét”. Không cần sửa nữa thì xoá nhận xét rồi bấm “Duyệt phiếu”.
review-stale-accepted = { $who } vừa duyệt phiếu này lúc { $at }.
review-stale-returned = { $who } vừa gửi trả phiếu này lúc { $at }.
review-stale-waiting = { $who } vừa rút lại ý kiến về phiếu này lúc { $at }.
review-trouble-stale-text = Việc vừa bấm chưa ghi. Những gì đã gõ còn nguyên bên dưới: xem lại rồi bấm lần nữa nếu vẫn cần.
review-trouble-gone = Hộ này vừa có phiếu mới hơn.
review-trouble-gone-text = Việc vừa bấm chưa ghi, vì phiếu ấy không còn đại diện cho hộ. Phiếu mới đang mở bên dưới.
review-trouble-met = Họp thôn đã biểu quyết theo phiếu này nên không rút lại được.
review-trouble-met-text = Muốn đổi kết quả thì ghi phiếu mới cho hộ và họp lại.
review-trouble-closed-text = Việc vừa bấm chưa ghi, vì kết quả đã có quyết định. Chỉ Chủ tịch mở lại được, có ghi lý do, ở trang Quyết định.

office-done-review-accepted = Đã duyệt phiếu.
office-done-review-sent-back = Đã gửi trả. Máy của trưởng thôn sẽ thấy ở lần có sóng tới.
office-done-review-taken-back = Đã rút lại. Phiếu trở về hàng chờ.
office-done-review-accepted-several = Đã duyệt các phiếu đã đánh dấu.
office-done-review-some-left = Đã làm với phần lớn phiếu đã đánh dấu; một số phiếu vừa có thay đổi nên để lại, xin xem riêng.
office-done-review-none = Chưa ghi gì: các phiếu ấy vừa có thay đổi, hoặc chưa đánh dấu phiếu nào.
office-done-conflict-settled = Đã chọn xong. Máy đã gửi mục này sẽ được báo ở lần có sóng tới.
office-done-visit-chosen = Đã chọn phiếu. Nếu phiếu ấy chưa được tính, máy của trưởng thôn sẽ được báo để chốt lại theo phiếu ấy.

conflicts-title = Xung đột
conflicts-back = ← Phiếu chờ duyệt
conflicts-sub = Hai bên cùng sửa một chỗ, hoặc hai máy cùng ghi một hộ. Xã chọn một, bên kia được báo.
conflicts-none = Không có gì xung đột.
conflicts-none-next = Khi máy và xã cùng sửa một chỗ, hoặc hai máy cùng ghi một hộ, việc đó sẽ hiện ở đây.
conflicts-to-review = Phiếu chờ duyệt
conflicts-stale = Chỗ này vừa có người sửa, nên lựa chọn vừa rồi chưa ghi.
conflicts-stale-text = Trang đã tải lại theo số mới. Xin xem và chọn lại.
conflicts-closed = Đợt rà soát đã khoá sau quyết định, nên lựa chọn vừa rồi chưa ghi.
conflicts-closed-text = Chỉ Chủ tịch mở lại được, có ghi lý do, ở trang Quyết định.
conflicts-entry-sub = Máy của { $person } gửi lúc { $at }. Giá trị của xã đang dùng, giá trị của máy để riêng.
conflicts-col-field = Chỗ khác nhau
conflicts-col-commune = Xã đang ghi
conflicts-col-phone = Máy của { $person } ghi
conflicts-since-phone = máy của { $person } sửa lúc { $at }
conflicts-since-office = xã sửa lúc { $at }
conflicts-keep = Dùng giá trị này
conflicts-keep-label = Dùng “{ $value }” cho { $field }
conflicts-double-sub = Hai máy cùng ghi hộ này mà không biết nhau. Trong lúc chờ, phiếu cho kết quả khó khăn hơn được tính.
conflicts-double-chosen = Xã đã chọn. Chờ máy của trưởng thôn chốt lại, nếu phiếu được chọn chưa được tính.
conflicts-differ = Hai phiếu trả lời khác nhau { $count } chỗ
conflicts-alike = Hai phiếu trả lời như nhau.
conflicts-settled-title = Đã chọn
conflicts-col-stands = Đang tính
conflicts-col-act = Chọn
conflicts-received = xã nhận { $at }
conflicts-speaks = đang được tính
conflicts-speaks-chosen = đang được tính, xã đã chọn
conflicts-speaks-until = được tính đến khi máy chốt lại
conflicts-chosen = xã đã chọn
conflicts-silent = không tính
conflicts-choose = Chọn phiếu này
conflicts-take-back = Rút lại lựa chọn
conflicts-note-to-phone = Hai máy cùng ghi hộ này. Xã chọn phiếu ngày { $date } của { $person }.

# Mức kiểm chứng
quality-title = Mức kiểm chứng
quality-sub = Các mức để máy chỉ ra phiếu cần xem kỹ. Không mức nào làm phiếu bị từ chối; xã sửa theo thực tế của mình.
quality-values = Các mức đang dùng
quality-how = Sửa xong có hiệu lực ngay, cả với phiếu đang chờ duyệt. Muốn về mức đặt sẵn thì ghi lại đúng số ấy.
quality-save = Ghi các mức
quality-read-only = Chỉ cán bộ phụ trách sửa được các mức này.
quality-seconds_a_question = Ghi nhanh: trung bình mỗi câu dưới số giây này (0 là không xét)
quality-same_answers_from = Trả lời giống nhau: từ số câu có/không này trở lên mà câu nào cũng như nhau
quality-unknown_share = Không rõ quá nhiều: từ tỷ lệ câu trả lời không rõ này trở lên (%)
quality-far_metres = Xa nhà: chỗ ghi phiếu cách nhà quá số mét này
quality-village_far_metres = Xa thôn: nhà chưa có vị trí thì chỗ ghi phiếu cách giữa thôn quá số mét này
quality-village_places_from = Xa thôn: chỉ xét khi thôn có vị trí của từ số hộ khác này trở lên
quality-same_place_metres = Cùng một chỗ: phiếu của hộ khác ghi cách không quá số mét này
quality-same_place_from = Cùng một chỗ: từ số hộ khác này trở lên (0 là không xét)
quality-rare_share = Trả lời hiếm: không quá tỷ lệ phiếu của thôn này trả lời như vậy (%, 0 là không xét)
quality-village_from = So với thôn: khi thôn có từ số phiếu này trở lên
quality-b1_far = Điểm B1 khác thôn: lệch quá số điểm này so với mức giữa của thôn
quality-b1_near = Điểm B1 sát chuẩn: bằng chuẩn hoặc kém chuẩn không quá số điểm này
quality-members_gone = Bớt người: từ số người này mà sổ hộ không ghi thay đổi (0 là không xét)
office-done-quality = Đã ghi các mức kiểm chứng.
more-quality = Mức kiểm chứng
more-quality-about = Khi nào một phiếu được coi là cần xem kỹ; xã sửa được.
