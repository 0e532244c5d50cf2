//! A peer of `./dev bench`: NAME FOLDER [LANG]. Reads the folder's files once, says so, then makes as many passes as each line of
//! standard input asks for and answers the CPU time they took. One JSON object a line.
use std::io::{BufRead, Write};
use std::{env, fs, io};

fn cpu_ns() -> u64 {
    let mut spent = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // Writes to a local; can only fail for a clock that is not there.
    unsafe { libc::clock_gettime(libc::CLOCK_PROCESS_CPUTIME_ID, &mut spent) };
    spent.tv_sec as u64 * 1_000_000_000 + spent.tv_nsec as u64
}

fn read_folder(folder: &str) -> io::Result<Vec<Vec<u8>>> {
    let mut paths: Vec<_> = fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.sort();
    paths.iter().map(fs::read).collect()
}

/// Whether the document was read.
fn feed_rs(document: &[u8]) -> bool {
    feed_rs::parser::parse(document).map(std::hint::black_box).is_ok()
}

fn answer(line: serde_json::Value) {
    println!("{line}");
    io::stdout().flush().ok();
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.len() < 2 || arguments[0] != "feed-rs" {
        answer(serde_json::json!({"error": "no such library"}));
        return Ok(());
    }
    let documents = read_folder(&arguments[1])?;
    answer(serde_json::json!({"ready": documents.len()}));
    for line in io::stdin().lock().lines() {
        let times: u32 = line?.trim().parse().unwrap_or(1);
        let (start, mut failed) = (cpu_ns(), 0);
        for _ in 0..times {
            failed = documents.iter().filter(|document| !feed_rs(document)).count();
        }
        answer(serde_json::json!({"cpu_ns": cpu_ns() - start, "failed": failed}));
    }
    Ok(())
}
