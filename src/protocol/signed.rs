//! A text with an Ed25519 signature over its exact bytes.
//!
//! The payload is carried as text, not as nested JSON, so that whoever carries it cannot change a byte, and the
//! same envelope works over HTTP, in a file and in a QR code.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// A signed text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// The exact text that is signed: JSON.
    pub payload: String,
    /// The signer's public key.
    pub key: String,
    /// The signature.
    pub signature: String,
}

/// Why a signed text is not accepted. None of these is worth trying again unchanged.
#[derive(Debug, thiserror::Error)]
pub enum SignedError {
    /// The key or the signature is not of the right form.
    #[error("the key or signature is malformed")]
    Malformed,
    /// Another key than the expected one signed.
    #[error("signed by another key")]
    OtherKey,
    /// The signature does not fit the text.
    #[error("the signature does not fit")]
    Forged,
    /// The text is not what it should be.
    #[error("the signed text does not parse: {0}")]
    Payload(#[from] serde_json::Error),
}

impl Signed {
    /// Writes `value` as JSON and signs it.
    ///
    /// # Errors
    /// When the value cannot be written as JSON.
    pub fn seal<T: Serialize>(value: &T, key: &SigningKey) -> Result<Self, serde_json::Error> {
        let payload = serde_json::to_string(value)?;
        let signature = key.sign(payload.as_bytes());
        Ok(Self {
            payload,
            key: hex::encode(key.verifying_key().as_bytes()),
            signature: hex::encode(signature.to_bytes()),
        })
    }

    /// Checks the signature against the key that must have signed, and reads the text.
    ///
    /// # Errors
    /// When another key signed, the signature does not fit, or the text does not parse.
    pub fn open<T: DeserializeOwned>(&self, expected_key: &str) -> Result<T, SignedError> {
        if self.key != expected_key {
            return Err(SignedError::OtherKey);
        }
        verify(&self.key, &self.signature, self.payload.as_bytes())?;
        Ok(serde_json::from_str(&self.payload)?)
    }
}

/// Signs bytes; the signature in hexadecimal.
pub fn sign(key: &SigningKey, bytes: &[u8]) -> String {
    hex::encode(key.sign(bytes).to_bytes())
}

/// Checks a signature in hexadecimal over bytes.
///
/// # Errors
/// `Malformed` for a key or signature of the wrong form, `Forged` when it does not fit.
pub fn verify(key: &str, signature: &str, bytes: &[u8]) -> Result<(), SignedError> {
    let mut key_bytes = [0_u8; 32];
    hex::decode_to_slice(key, &mut key_bytes).map_err(|_| SignedError::Malformed)?;
    let mut signature_bytes = [0_u8; 64];
    hex::decode_to_slice(signature, &mut signature_bytes).map_err(|_| SignedError::Malformed)?;
    let key = VerifyingKey::from_bytes(&key_bytes).map_err(|_| SignedError::Malformed)?;
    key.verify_strict(bytes, &Signature::from_bytes(&signature_bytes)).map_err(|_| SignedError::Forged)
}
