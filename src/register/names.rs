//! Names as they are given in Ngân Sơn: by ethnic group, sex and generation. All put together by chance.

use super::random::Random;
use crate::domain::member::{Ethnicity, Sex};

/// The groups of the made-up villages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Tày.
    Tay,
    /// Nùng.
    Nung,
    /// Dao.
    Dao,
    /// Mông.
    Mong,
    /// Kinh.
    Kinh,
}

/// The list that the codes are from; other lists number other groups differently.
const LIST: &str = "Danh mục các thành phần dân tộc Việt Nam, Quyết định 121-TCTK/PPCĐ ngày 02/3/1979";
/// Born before this year, people bear older names.
const OLDER_BEFORE: i32 = 1980;

impl Group {
    /// Every group, as weights over villages and households list them.
    pub const ALL: [Self; 5] = [Self::Tay, Self::Nung, Self::Dao, Self::Mong, Self::Kinh];

    /// The group as a member's record holds it.
    pub fn ethnicity(self) -> Ethnicity {
        let (code, name) = match self {
            Self::Kinh => ("01", "Kinh"),
            Self::Tay => ("02", "Tày"),
            Self::Nung => ("07", "Nùng"),
            Self::Mong => ("08", "Mông"),
            Self::Dao => ("09", "Dao"),
        };
        Ethnicity { code: code.to_owned(), name: name.to_owned(), list: LIST.to_owned() }
    }

    const fn surnames(self) -> &'static [&'static str] {
        match self {
            Self::Tay => &[
                "Hoàng", "Nông", "Lương", "Bế", "Ma", "Lục", "Lý", "Đàm", "Triệu", "Hà", "Đinh", "La", "Dương", "Phan",
            ],
            Self::Nung => &["Nông", "Hoàng", "Vi", "Lý", "Lương", "Lâm", "Long", "Hứa", "Mã", "Triệu", "Chu", "Phùng"],
            Self::Dao => &["Triệu", "Bàn", "Đặng", "Phùng", "Lý", "Dương", "Phượng"],
            Self::Mong => &["Lý", "Sùng", "Giàng", "Dương", "Hoàng", "Lầu", "Thào", "Vừ", "Hầu", "Vàng"],
            Self::Kinh => &["Nguyễn", "Trần", "Phạm", "Lê", "Vũ", "Đỗ", "Bùi", "Ngô", "Đào", "Hoàng"],
        }
    }

    const fn middles(self, sex: Sex, older: bool) -> &'static [&'static str] {
        match (self, sex, older) {
            (Self::Mong, Sex::Male, _) => &["A", "A", "A", "Văn", "Seo"],
            (Self::Mong, Sex::Female, _) => &["Thị", "Thị", "Thị", "Mỷ"],
            (Self::Dao, Sex::Male, true) => &["Văn", "Tòn", "Phụ", "Chòi", "Kiềm", "Tạ"],
            (Self::Dao, Sex::Male, false) => &["Văn", "Tiến", "Quý", "Đức", "Tòn", "Kim"],
            (Self::Dao, Sex::Female, _) => &["Mùi", "Mùi", "Thị", "Thị"],
            (_, Sex::Male, true) => &["Văn", "Văn", "Văn", "Đình", "Ngọc", "Xuân"],
            (_, Sex::Male, false) => &["Văn", "Đức", "Minh", "Quang", "Tuấn", "Mạnh", "Công", "Thanh", "Trung"],
            (_, Sex::Female, true) => &["Thị"],
            (_, Sex::Female, false) => &["Thị", "Thị", "Thu", "Thanh", "Bích", "Ngọc", "Kim", "Hồng"],
        }
    }

    const fn givens(self, sex: Sex, older: bool) -> &'static [&'static str] {
        match (self, sex, older) {
            (Self::Mong, Sex::Male, _) => &[
                "Sình", "Chơ", "Páo", "Dình", "Sính", "Tủa", "Chứ", "Lềnh", "Vư", "Sử", "Phử", "Giống", "Dơ", "Lử",
                "Sáng", "Nhà", "Tráng", "Say", "Khua", "Vảng",
            ],
            (Self::Mong, Sex::Female, _) => &[
                "Mỷ", "Dợ", "Mái", "Chở", "Say", "Dở", "Sua", "Pà", "Mào", "Xí", "Chư", "Vá", "Dia", "Sông", "Máy",
                "Gầu",
            ],
            (Self::Dao, Sex::Male, true) => {
                &["Phú", "Vạn", "Tình", "Chiêu", "Sinh", "Phâu", "Quan", "Nhàn", "Sơn", "Lìu"]
            }
            (Self::Dao, Sex::Male, false) => {
                &["Sơn", "Phúc", "Quân", "Thắng", "Hùng", "Tài", "Nam", "Bảo", "Phong", "Lâm"]
            }
            (Self::Dao, Sex::Female, true) => &["Pham", "Nhậy", "Ghển", "Chiều", "Lai", "Mán", "Chài", "Khé", "Diện"],
            (Self::Dao, Sex::Female, false) => {
                &["Lai", "Chiều", "Pham", "Hương", "Duyên", "Linh", "Hoa", "Mai", "Nhung"]
            }
            (_, Sex::Male, true) => &[
                "Thắng",
                "Hợp",
                "Tòng",
                "Sằm",
                "Lập",
                "Bình",
                "Đường",
                "Quyết",
                "Tiến",
                "Thành",
                "Nghĩa",
                "Khoa",
                "Cao",
                "Chính",
                "Bảo",
                "Thơ",
                "Dũng",
                "Hòa",
                "Đoàn",
                "Kim",
            ],
            (_, Sex::Male, false) => &[
                "Tuấn",
                "Hiếu",
                "Long",
                "Khánh",
                "Duy",
                "Huy",
                "Nam",
                "Thái",
                "Kiên",
                "Tùng",
                "Hoàng",
                "Trường",
                "Đạt",
                "Phong",
                "An",
                "Quân",
                "Thiện",
                "Lâm",
                "Việt",
                "Sơn",
            ],
            (_, Sex::Female, true) => &[
                "Lan", "Hoa", "Mùi", "Liễu", "Bướm", "Hương", "Nhình", "Sinh", "Thơm", "Hiền", "Nga", "Phương", "Xuân",
                "Lý", "Mến", "Đào", "Thuận", "Bích", "Yến", "Ngoan",
            ],
            (_, Sex::Female, false) => &[
                "Trang", "Linh", "Hà", "Ngân", "Thảo", "Ly", "Mai", "Hương", "Huyền", "Vy", "Nhung", "Quỳnh", "Anh",
                "Diệp", "Hiền", "Uyên", "Hạnh", "Duyên", "Châm", "Yến",
            ],
        }
    }

    /// A surname of the group.
    pub fn surname(self, random: &mut Random) -> &'static str {
        random.pick(self.surnames())
    }

    /// A surname of the group that is not this one: clans do not marry within.
    pub fn other_surname(self, surname: &str, random: &mut Random) -> &'static str {
        (0..8).map(|_| self.surname(random)).find(|other| *other != surname).unwrap_or_default()
    }

    /// A full name with this surname, for someone born in `year`.
    pub fn name(self, surname: &str, sex: Sex, year: i32, random: &mut Random) -> String {
        let older = year < OLDER_BEFORE;
        let middle = random.pick(self.middles(sex, older));
        let given = self.givens(sex, older);
        // "Mùi Mùi" and "Hà Thu Hà" are drawn again; the pools have several other names.
        let given = (0..16).map(|_| random.pick(given)).find(|given| *given != middle && *given != surname);
        let given = given.unwrap_or_default();
        format!("{surname} {middle} {given}").trim_end().to_owned()
    }
}
