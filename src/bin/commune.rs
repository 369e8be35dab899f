//! The commune's endpoint and office. Everything is in `so_thon::server`.

fn main() -> std::process::ExitCode {
    so_thon::server::cli::main()
}
