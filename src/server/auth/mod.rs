//! Who may see the office: passwords, sessions, roles.
//!
//! A page takes [`Session`] as an argument and gets the signed-in person, or its visitor is sent to [`SIGN_IN`].
//! A form carries `session.csrf` in a hidden field and its route calls [`Session::check_form`]. What a role may do is
//! asked of [`Role`], never decided in a page.

pub mod factor;
mod password;
pub mod rules;
mod session;
mod tries;

use serde::{Deserialize, Serialize};

pub use password::{PasswordError, hash as hash_password};
pub use session::{
    ACCOUNT, COOKIE, First, FormForged, NotOfSession, SIGN_IN, Session, SignInError, SignedIn, check_password,
    new_hash, open, sign_in, sign_in_with_code, sign_out,
};
pub use tries::{Tries, session_of};

/// What a user may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Cán bộ phụ trách: works with everything but users.
    Officer,
    /// Chủ tịch: an officer who also decides.
    Chairman,
    /// Giám sát (MTTQ): sees, changes nothing.
    Supervisor,
    /// Quản trị: an officer who also keeps users.
    Admin,
    /// Trưởng thôn: sees and records what concerns the villages in their scope.
    VillageHead,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] = [Self::Officer, Self::Chairman, Self::Supervisor, Self::Admin, Self::VillageHead];

    /// The code in SQL, on the command line and in message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Chairman => "chairman",
            Self::Supervisor => "supervisor",
            Self::Admin => "admin",
            Self::VillageHead => "village_head",
        }
    }

    /// Reads a code back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Works at the office: everything that only an officer does rests on it.
    pub const fn works_in_office(self) -> bool {
        matches!(self, Self::Officer | Self::Chairman | Self::Admin)
    }

    /// May see what is of the whole commune and not of one village: the plan, the points tables, the phones.
    pub const fn sees_commune(self) -> bool {
        !matches!(self, Self::VillageHead)
    }

    /// May enrol and revoke phones.
    pub const fn manages_devices(self) -> bool {
        self.works_in_office()
    }

    /// May load, correct and confirm plans.
    pub const fn manages_plan(self) -> bool {
        self.works_in_office()
    }

    /// May import households and correct the register.
    pub const fn manages_register(self) -> bool {
        self.works_in_office()
    }

    /// May accept visits, send them back and settle conflicts.
    pub const fn reviews(self) -> bool {
        self.works_in_office()
    }

    /// May record village meetings and objections; a village head within their scope.
    pub const fn records_meetings(self) -> bool {
        !matches!(self, Self::Supervisor)
    }

    /// May post results and settle objections.
    pub const fn posts(self) -> bool {
        self.works_in_office()
    }

    /// May write down that a report left the office.
    pub const fn sends_reports(self) -> bool {
        self.works_in_office()
    }

    /// May decide a round and open a closed one again.
    pub const fn decides(self) -> bool {
        matches!(self, Self::Chairman)
    }

    /// May read the journal of who opened and changed what.
    pub const fn reads_journal(self) -> bool {
        matches!(self, Self::Chairman | Self::Supervisor | Self::Admin)
    }

    /// May back up and restore.
    pub const fn keeps_backups(self) -> bool {
        matches!(self, Self::Admin)
    }

    /// May add and change users.
    pub const fn manages_users(self) -> bool {
        matches!(self, Self::Admin)
    }
}
