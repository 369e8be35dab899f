### Kế hoạch: những điểm số liệu chưa khớp, lỗi khi đọc biểu, và đề xuất chia chỉ tiêu.

## Tên các cột của biểu

plan-column-number = số thứ tự
plan-column-village = tên thôn
plan-column-households = tổng số hộ dân (cột 1)
plan-column-poor = số hộ nghèo (cột 2)
plan-column-poor-rate = tỷ lệ hộ nghèo (cột 3)
plan-column-near = số hộ cận nghèo (cột 4)
plan-column-near-rate = tỷ lệ hộ cận nghèo (cột 5)
plan-column-poor-cut-rate = tỷ lệ giảm hộ nghèo (cột 6)
plan-column-poor-cut = số hộ nghèo giảm (cột 7)
plan-column-near-cut-rate = tỷ lệ giảm hộ cận nghèo (cột 8)
plan-column-near-cut = số hộ cận nghèo giảm (cột 9)

# Đứng đầu câu
plan-sum-of-households = Tổng số hộ dân
plan-sum-of-poor = Số hộ nghèo đầu kỳ
plan-sum-of-near = Số hộ cận nghèo đầu kỳ
plan-sum-of-poor-cut = Số hộ nghèo giảm
plan-sum-of-near-cut = Số hộ cận nghèo giảm

plan-kind-poor-cut = hộ nghèo
plan-kind-near-cut = hộ cận nghèo
plan-and = { $first } và { $last }
plan-range = { $least }–{ $most }
plan-range-open = { $least } trở lên

## Mức độ

plan-severity-error = Không khớp
plan-severity-warning = Cần xem lại
plan-severity-note = Ghi nhận

## Các điểm chưa khớp

finding-sums-disagree = { $column }: { $parts }.
finding-sums-disagree-sum = { $villages } thôn cộng lại { $sum }
finding-sums-disagree-sum-blank = { $villages } thôn cộng lại { $sum } ({ $blank } thôn để trống)
finding-sums-disagree-total = dòng Cộng in { $total }
finding-sums-disagree-stated = phần chữ ghi { $stated }

finding-stated-above-baseline = Phần chữ ghi giảm { $stated } { $kind }, mà cả xã chỉ có { $baseline }.

finding-cut-above-baseline = { $villages } thôn giao giảm nhiều hơn số { $kind } đang có, như { $village }: có { $baseline } hộ, giao giảm { $cut }.
finding-cut-above-baseline-one = Thôn { $village } giao giảm nhiều hơn số { $kind } đang có: có { $baseline } hộ, giao giảm { $cut }.
finding-cut-above-baseline-line = có { $baseline } hộ, giao giảm { $cut }

finding-capped-sum-disagrees = Nếu mỗi thôn chỉ giảm đến hết số { $kind } đang có thì cộng lại { $capped }, vẫn khác { $stated } của phần chữ.

finding-cut-equals-baseline = { $villages } thôn giao giảm hết số { $kind } đang có: { $list }. Xã xem lại có đúng vậy không.
finding-cut-equals-baseline-line = có { $baseline } hộ, giao giảm cả { $cut }

finding-target-missing = Thôn { $list } chưa có chỉ tiêu giảm { $kind }.
finding-target-missing-many = { $villages } thôn chưa có chỉ tiêu giảm { $kind }: { $list }.

finding-stated-rates-disagree = Phần chữ: { $poor_cut } hộ nghèo là { $poor_rate } thì xã có { $poor_implied } hộ dân, { $near_cut } hộ cận nghèo là { $near_rate } thì xã có { $near_implied } hộ dân: không khớp nhau.
finding-stated-rates-disagree-shares = Với { $households } hộ dân thì đầu kỳ có { $poor_share } hộ nghèo, hết kế hoạch còn { $poor_share_after }.

finding-stated-rate-against-households = Phần chữ: giảm { $cut } { $kind } trên { $households } hộ dân là { $computed }, không phải { $rate }.

finding-households-missing = Cột tổng số hộ dân (cột 1) để trống, nên không tính được tỷ lệ ở cột 3 (3 = 2/1) và cột 5 (5 = 4/1).

finding-near-baseline-missing = { $blank } trên { $villages } thôn không có số hộ cận nghèo đầu kỳ (cột 4), nên chưa đo và chưa chia được chỉ tiêu hộ cận nghèo.

finding-column-empty = Cột { $column } để trống ở mọi thôn.
finding-column-partly-filled = Cột { $columns } để trống ở { $blank } trên { $villages } thôn.

finding-total-row-other-table = Dòng Cộng: { $columns } cùng ứng với { $implied } hộ dân, không phải { $households } hộ dân của xã. Các cột này có vẻ là phần còn lại của biểu khác, như biểu của tỉnh.
finding-total-row-other-table-all = Dòng Cộng: { $columns } cùng ứng với { $implied } hộ dân, không phải { $households } hộ dân của xã. Cột 3 đến cột 9 có vẻ là phần còn lại của biểu khác, như biểu của tỉnh.

finding-rows-other-table = { $villages } thôn có tỷ lệ ứng với nhiều hộ dân hơn cả xã ({ $households } hộ), như { $village }: { $implied } hộ.
finding-rows-other-table-line = tỷ lệ ứng với { $implied } hộ dân

finding-row-rates-disagree = { $villages } thôn có các tỷ lệ trong cùng một dòng không khớp nhau, như { $village }: { $parts }.
finding-row-rates-disagree-total = Dòng Cộng có các tỷ lệ không khớp nhau: { $parts }.
finding-row-rates-disagree-part = { $column } ứng với { $implied } hộ dân
finding-row-rates-disagree-none = { $column } không ứng với số hộ dân nào

finding-rate-against-count = Cột { $column }: { $villages } thôn ghi tỷ lệ không bằng số hộ chia cho tổng số hộ dân, như { $village }: ghi { $rate }, tính ra { $computed }.
finding-rate-against-count-line = ghi { $rate }, tính ra { $computed }
finding-rate-against-count-total = Dòng Cộng: { $count } hộ là { $rate } ở cột { $column } thì xã phải có { $implied } hộ dân, không phải { $households }.
finding-rate-against-count-total-none = Dòng Cộng: { $count } hộ không thể là { $rate } ở cột { $column }.

finding-rate-above100 = Cột { $column } có tỷ lệ trên 100 %.
finding-rate-above100-line = ghi { $rate }

finding-count-above-households = { $villages } thôn có hộ nghèo và hộ cận nghèo cộng lại nhiều hơn tổng số hộ dân, như { $village }: { $poor } + { $near } trên { $households } hộ.
finding-count-above-households-line = { $poor } hộ nghèo + { $near } hộ cận nghèo trên { $households } hộ dân

finding-total-row-missing = Biểu không có dòng Cộng để đối chiếu.

finding-row-numbers = Số thứ tự chưa đúng: { $parts }.
finding-row-numbers-repeated = { $repeated } dòng trùng hoặc thiếu số
finding-row-numbers-left-out = bỏ sót số { $left_out }

finding-names-repeated = Tên thôn bị lặp lại: { $list }.

finding-name-not-vietnamese = Tên thôn có chữ không viết được trong tiếng Việt, có thể do chụp quét sai: { $list }. Xã xác nhận lại tên.
finding-name-not-vietnamese-item = { $village } (chữ “{ $word }”)
finding-name-not-vietnamese-line = chữ “{ $word }”

finding-name-near-place-word = Tên thôn có thể sai dấu: { $list }. Xã xác nhận lại tên.
finding-name-near-place-word-item = { $village } (gần giống “{ $likely }”)
finding-name-near-place-word-line = gần giống “{ $likely }”

finding-column-not-read = Cột “{ $heading }” không thuộc biểu này nên không đọc.

finding-line = TT { $row } { $village }
finding-line-with = TT { $row } { $village }: { $detail }
finding-baseline-item = { $village } { $baseline } hộ

## Lỗi khi đọc tệp. Câu nào cũng nói phải làm gì; chưa dòng nào được nạp.

plan-read-at-row = Dòng { $row }: { $what }
plan-read-at-column = Dòng { $row }, cột { $column }: { $what }
plan-read-at-cell = Dòng { $row }, cột { $column } “{ $heading }”: { $what }
plan-read-nothing-loaded = Chưa nạp dòng nào, số cũ vẫn giữ nguyên.

plan-read-empty = Tệp trống. Chọn lại tệp biểu kế hoạch đã lưu dạng CSV.
plan-read-too-large = Tệp quá lớn, hơn { $most } byte. Biểu kế hoạch của một xã nhỏ hơn nhiều: chọn lại đúng tệp.
plan-read-workbook = Đây là tệp bảng tính, chưa phải CSV. Mở tệp, chọn Lưu thành, kiểu “CSV UTF-8”, rồi nạp tệp mới.
plan-read-binary = tệp này không phải bảng chữ. Chọn lại tệp biểu kế hoạch đã lưu dạng CSV UTF-8.
plan-read-encoding = có chữ mã cũ (như TCVN3, VNI, Windows-1258), byte thứ { $offset }. Mở tệp gốc, lưu dạng Excel (.xlsx) hoặc “CSV UTF-8”, rồi nạp tệp mới; chữ phông .VnTime thì dùng Unikey đổi sang Unicode trước.
plan-read-broken-utf16 = Tệp bị cụt hoặc hỏng chữ (UTF-16). Lưu lại tệp, kiểu “CSV UTF-8”, rồi nạp tệp mới.
plan-read-lost-characters = có chữ đã mất dấu từ lần lưu trước (thành ký tự � hoặc ?). Mở tệp gốc, lưu dạng Excel (.xlsx) hoặc “CSV UTF-8”, rồi nạp tệp mới.
plan-read-no-heading = Không thấy dòng tiêu đề của biểu (số thứ tự, thôn, tổng số hộ, hộ nghèo, …). Chọn lại đúng tệp, hoặc thêm dòng tiêu đề.
plan-read-missing-column = tiêu đề thiếu cột { $name }. Thêm cột này vào, ô để trống cũng được, rồi nạp lại.
plan-read-repeated-column = cột { $name } có hai lần. Bỏ một cột hoặc sửa tiêu đề, rồi nạp lại.
plan-read-too-many-rows = Tệp có hơn { $most } dòng. Biểu kế hoạch của một xã ít dòng hơn nhiều: chọn lại đúng tệp.
plan-read-too-long = dòng hoặc ô quá dài, có thể thiếu dấu ngoặc kép. Sửa dòng này, rồi nạp lại.
plan-read-short-row = chỉ có { $found } ô, tiêu đề có { $expected }. Thêm đủ ô trống, hoặc xoá dòng này nếu không thuộc biểu.
plan-read-long-row = có { $found } ô, tiêu đề có { $expected }. Số có dấu phẩy phải đặt trong ngoặc kép, như "0,02", hoặc lưu tệp với dấu chấm phẩy ngăn cột.
plan-read-no-rows = Dưới tiêu đề không có dòng thôn nào. Chọn lại đúng tệp.
plan-read-no-name = có số nhưng không có tên thôn. Điền tên thôn, hoặc xoá dòng này.
plan-read-second-total = có dòng Cộng thứ hai. Chỉ giữ một dòng Cộng.
plan-read-not-a-number = “{ $value }” không phải là số. Sửa thành số, hoặc để trống.
plan-read-formula = ô là công thức chưa có kết quả. Mở tệp bằng Excel, lưu lại rồi nạp lại, hoặc ghi thẳng con số.
plan-read-negative = “{ $value }” nhỏ hơn 0. Ghi số hộ giảm là số dương.
plan-read-not-whole = “{ $value }” không phải số hộ tròn. Nếu là hàng nghìn thì ghi liền các chữ số, như 14386.
plan-read-ambiguous-point = “{ $value }” có dấu chấm không rõ nghĩa. Hàng nghìn ghi dấu chấm đủ ba số, như 14.386; số lẻ ghi dấu phẩy, như 1,5.
plan-read-too-large-number = “{ $value }” quá lớn hoặc quá nhiều số. Sửa lại số này.

plan-about-toml = Tệp chỉ tiêu không đúng mẫu: { $detail }
plan-about-rate = Tỷ lệ “{ $value }” không đúng: ghi phần trăm, nhiều nhất hai số lẻ, như 7,27.

## commune plan check

plan-check-clean = { $file }: { $villages } thôn, không có điểm nào chưa khớp.
plan-check-found = { $file }: { $villages } thôn, { $count } điểm chưa khớp. Kế hoạch chỉ nạp được làm bản nháp.
plan-check-no-targets = Chưa có chỉ tiêu của phần chữ (--targets, hoặc --poor-cut và các số khác), nên chưa đối chiếu với phần chữ.
plan-check-cannot-open = Không mở được { $file }: { $detail }

## Đề xuất chia

plan-proposal = Chỉ tiêu đề xuất, xã chưa xác nhận.
plan-proposal-poor = Đề xuất chia { $cut } hộ theo số hộ nghèo đầu năm của từng thôn.
plan-proposal-near = Đề xuất chia { $cut } hộ theo số hộ cận nghèo đầu năm của từng thôn.
plan-proposal-near-none = Chưa chia chỉ tiêu hộ cận nghèo, vì kế hoạch không có số hộ cận nghèo đầu năm.

# Nạp bảng điểm B1: chỗ sai trong tệp, ở trang của xã và dòng lệnh
points-fault-line = Dòng { $line }: { $what }
points-fault-line-column = Dòng { $line }, cột “{ $column }”: { $what }
points-error-no_heading = không thấy dòng tên cột. Thêm dòng đầu: nhóm, mục, điều kiện, điểm, vùng, khu vực.
points-error-missing_column = thiếu cột “{ $column }” ở dòng tên cột. Thêm cột ấy rồi nạp lại.
points-error-empty = để trống. Điền vào, hoặc bỏ cả dòng.
points-error-not_a_number = “{ $found }” không phải là số điểm. Ghi số nguyên, ví dụ 15.
points-error-twice = “{ $found }” đã có ở dòng trước của cùng mục. Bỏ một dòng, hoặc sửa điều kiện cho khác nhau.
points-error-unknown_area = “{ $found }” không phải khu vực. Ghi “nông thôn” hoặc “thành thị”.
points-error-several_regions = “{ $found }” khác vùng hay khu vực của dòng trên. Mỗi tệp chỉ một vùng, một khu vực; tách thành hai tệp.
points-error-one_row_item = mục “{ $found }” chỉ có một điều kiện nên không chọn được gì. Ghi thêm các điều kiện còn lại.
points-error-no_rows = dưới dòng tên cột không có dòng nào. Ghi các mục và điều kiện rồi nạp lại.
points-error-too_long = có ô dài quá 300 chữ, thường do thiếu dấu ngoặc kép đóng. Sửa ô ấy rồi nạp lại.
points-error-too_large = Tệp lớn quá 1 MB nên không phải bảng điểm. Chọn đúng tệp CSV.
points-error-not_text = tệp không phải văn bản UTF-8. Mở bằng Excel, lưu lại kiểu “CSV UTF-8”, rồi nạp lại.
points-error-other = dòng này không đọc được. Xin xem lại theo mẫu.
points-form-id = Mã bảng cần chữ thường không dấu, số và dấu gạch ngang, không quá 40 chữ.
points-form-source = Ghi bảng theo văn bản nào, không quá 200 chữ.
points-form-no-file = Chưa chọn tệp, hoặc tệp rỗng.
