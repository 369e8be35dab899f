//! Who may see the office: passwords, sessions, roles.
//!
//! A page takes [`Session`] as an argument and gets the signed-in person, or its visitor is sent to [`SIGN_IN`].
//! A form carries `session.csrf` in a hidden field and its route calls [`Session::check_form`]. What a role may do is
//! asked of [`Role`], never decided in a page.

mod password;
mod session;

use serde::{Deserialize, Serialize};

pub use password::{PasswordError, hash as hash_password};
pub use session::{COOKIE, FormForged, SIGN_IN, Session, SignInError, sign_in, sign_out};

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
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Officer, Self::Chairman, Self::Supervisor, Self::Admin];

    /// The code in SQL, on the command line and in message keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Chairman => "chairman",
            Self::Supervisor => "supervisor",
            Self::Admin => "admin",
        }
    }

    /// Reads a code back.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// May enrol and revoke phones.
    pub const fn manages_devices(self) -> bool {
        !matches!(self, Self::Supervisor)
    }

    /// May load and confirm plans.
    pub const fn manages_plan(self) -> bool {
        !matches!(self, Self::Supervisor)
    }

    /// May add users.
    pub const fn manages_users(self) -> bool {
        matches!(self, Self::Admin)
    }
}
