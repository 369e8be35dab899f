### Lỗi nói bằng lời: điều gì xảy ra, dữ liệu còn không, làm gì tiếp

## Xã trả lời (code-)

code-malformed = Xã chưa đọc được mục này. Mục vẫn giữ trên máy; cập nhật Sổ Thôn rồi gửi lại.
code-too_large = Lần gửi này lớn quá. Mọi mục vẫn giữ trên máy; máy sẽ tự chia nhỏ rồi gửi lại.
code-unknown_version = Bản Sổ Thôn trên máy này đã cũ. Mọi mục vẫn giữ trên máy; cập nhật rồi gửi lại.
code-unknown_device = Xã chưa biết máy này. Mọi mục vẫn giữ trên máy; gọi cán bộ xã để ghi danh lại.
code-revoked = Xã đã ngừng cho máy này gửi. Mọi mục vẫn giữ trên máy; gọi cán bộ xã để hỏi.
code-bad_signature = Chữ ký của máy này chưa khớp. Mọi mục vẫn giữ trên máy; gọi cán bộ xã để ghi danh lại.
code-unknown_enrolment_code = Không có mã này. Xem lại 8 số trên giấy rồi gõ lại.
code-used_enrolment_code = Mã này đã dùng rồi. Xin cán bộ xã cấp mã mới.
code-expired_enrolment_code = Mã này đã hết hạn. Xin cán bộ xã cấp mã mới.
code-gap = Xã còn thiếu mấy mục trước đó. Mọi mục vẫn giữ trên máy; máy sẽ tự gửi lại.
code-fork = Xã đã có mục khác mang cùng số. Mọi mục vẫn giữ trên máy; gọi cán bộ xã giúp.
code-bad_hash = Mục này không còn khớp với sổ gửi của máy. Mọi mục vẫn giữ trên máy; gọi cán bộ xã giúp.
code-unknown_kind = Xã chưa dùng loại việc này. Mục vẫn giữ trên máy; hỏi cán bộ xã.
code-bad_body = Xã chưa đọc được mục này. Mục vẫn giữ trên máy; hỏi cán bộ xã.
code-unknown_household = Xã không có hộ này trong sổ. Mục vẫn giữ trên máy; hỏi cán bộ xã.
code-other_village = Hộ này thuộc thôn khác. Mục vẫn giữ trên máy; hỏi cán bộ xã.
code-unknown_questionnaire = Xã chưa dùng mẫu phiếu này. Phiếu vẫn giữ trên máy; hỏi cán bộ xã.
code-unknown_standard = Xã chưa dùng chuẩn nghèo này. Phiếu vẫn giữ trên máy; hỏi cán bộ xã.
code-unknown_points = Xã chưa có bảng điểm mà phiếu này dùng. Phiếu vẫn giữ trên máy; gửi lại sau khi tải sổ mới, hoặc gọi cán bộ xã.
code-points_differ = Xã cộng điểm B1 ra số khác. Phiếu vẫn giữ trên máy; mở phiếu xem lại từng mục điểm rồi chốt lại.
code-classification_differs = Xã tính ra kết quả khác. Phiếu vẫn giữ trên máy; mở phiếu xem lại các câu rồi chốt lại.
code-incomplete = Phiếu còn chỗ chưa trả lời hoặc ghi sai. Phiếu vẫn giữ trên máy; mở ra sửa rồi chốt lại.
code-visit_exists = Xã đã có phiếu này với nội dung khác. Phiếu vẫn giữ trên máy; hỏi cán bộ xã.
code-record_exists = Xã đã có biên bản hoặc ý kiến này với nội dung khác. Bản trên máy vẫn giữ; hỏi cán bộ xã.
code-period_locked = Năm này Chủ tịch xã đã quyết định và khoá sổ. Phiếu vẫn giữ trên máy; hỏi cán bộ xã nếu cần mở lại.
code-unknown_base_version = Sổ của máy khác sổ của xã ở hộ này. Mục vẫn giữ trên máy; tải lại sổ của thôn rồi sửa lại.
code-bad_cursor = Máy cần tải lại sổ của thôn. Mục chưa gửi vẫn giữ nguyên.
code-busy = Máy của xã đang bận. Mọi mục vẫn giữ trên máy; máy sẽ tự gửi lại.
code-unavailable = Máy của xã tạm nghỉ. Mọi mục vẫn giữ trên máy; máy sẽ tự gửi lại.
code-other = Xã gửi trả vì một lý do mới. Mục vẫn giữ trên máy; cập nhật Sổ Thôn hoặc hỏi cán bộ xã.

## Gửi nhận (sync-)

sync-not_enrolled = Máy chưa nhận sổ của thôn. Nhập mã xã cấp.
sync-offline = Chưa tới được máy của xã. Việc đã ghi vẫn giữ đủ, có sóng sẽ tự làm tiếp.
sync-timeout = Máy của xã chưa trả lời. Việc đã ghi vẫn giữ đủ, máy sẽ tự thử lại.
sync-bad_answer = Nơi trả lời không phải máy của xã. Mạng này có thể đang đòi đăng nhập. Việc đã ghi vẫn giữ đủ.
sync-forged_receipt = Biên nhận không có chữ ký của xã nên máy không nhận. Việc đã ghi vẫn giữ đủ; gọi cán bộ xã.
sync-bad_address = Địa chỉ của xã chưa đúng. Việc đã ghi vẫn giữ đủ; gọi cán bộ xã.

## Sổ trên máy (store-)

store-disk_full = Bộ nhớ máy đầy. Phiếu đã ghi vẫn còn. Xoá bớt ảnh, phim ngoài Sổ Thôn rồi làm lại.
store-locked = Sổ đang mở ở cửa sổ khác. Đóng cửa sổ kia rồi thử lại.
store-wrong_key = Khoá của máy không mở được sổ. Gọi cán bộ xã.
store-newer_schema = Sổ do bản Sổ Thôn mới hơn ghi. Cập nhật Sổ Thôn rồi mở lại; sổ vẫn còn nguyên.
store-corrupt = Sổ trên máy bị hỏng một chỗ. Gọi cán bộ xã; phiếu đã gửi thì xã vẫn giữ.
store-not_found = Trong sổ không còn mục này.
store-invalid = Lúc này chưa làm được việc ấy. Sổ không đổi gì.
store-invalid-not_enrolled = Máy chưa nhận sổ của thôn. Nhập mã xã cấp.
store-invalid-other_commune = Máy này đang giữ sổ của xã khác nên chưa nhận được.
store-invalid-other_village = Thôn của hộ này không có trong sổ của máy. Sổ không đổi gì.
store-invalid-year_closed = Xã đã chốt năm của phiếu này nên chưa chốt phiếu được. Phiếu vẫn giữ trên máy; nhận kế hoạch năm mới về rồi chốt.
store-invalid-another_draft = Hộ này đang có phiếu làm dở khác. Chốt hoặc bỏ phiếu ấy trước.
store-open = Còn chỗ chưa xong nên chưa chốt được phiếu.
store-gone = Sổ Thôn vừa dừng. Phiếu đã ghi vẫn còn. Mở lại Sổ Thôn.
store-other = Chưa làm được. Phiếu đã ghi vẫn còn. Thử lại; vẫn không được thì mở lại Sổ Thôn.

## Mở sổ (platform-)

platform-open_elsewhere-title = Sổ đang mở ở cửa sổ khác
platform-open_elsewhere-text = Mỗi lúc chỉ mở được một nơi. Đóng cửa sổ kia rồi bấm “Thử lại”. Sổ vẫn còn nguyên.
platform-unsupported-title = Trình duyệt này không giữ được sổ
platform-unsupported-text = Mở bằng Chrome, Edge hoặc Safari bản mới, và không mở ở chế độ ẩn danh.
platform-key_lost-title = Máy không còn khoá của sổ
platform-key_lost-text = Không có khoá thì không đọc được sổ trên máy này. Gọi cán bộ xã để ghi danh lại; phiếu đã gửi thì xã vẫn giữ.
platform-newer_schema-title = Bản Sổ Thôn này đã cũ
platform-newer_schema-text = Sổ do bản mới hơn ghi. Cập nhật Sổ Thôn rồi mở lại. Sổ vẫn còn nguyên.
platform-storage_full-title = Bộ nhớ máy đầy
platform-storage_full-text = Phiếu đã ghi vẫn còn. Xoá bớt ảnh, phim ngoài Sổ Thôn rồi bấm “Thử lại”.
platform-stopped-title = Sổ Thôn vừa dừng
platform-stopped-text = Phiếu đã ghi vẫn còn trên máy. Bấm để mở lại.
platform-failed-title = Chưa mở được sổ
platform-failed-text = Sổ vẫn còn trên máy. Bấm “Thử lại”; vẫn không được thì khởi động lại máy.
