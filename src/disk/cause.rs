//! The system's errors in words that someone who is no programmer can act on.

use std::io;

/// What the system's error means, and what to do, in English and in Chinese.
pub fn cause(error: &io::Error) -> (String, String) {
    use io::ErrorKind as Kind;
    let (what, shenme) = match error.kind() {
        Kind::StorageFull => {
            ("the disk is full; make room and try again", "磁盘已满，请腾出空间后重试")
        }
        Kind::QuotaExceeded => (
            "your share of the disk is used up; make room and try again",
            "磁盘配额已用完，请腾出空间后重试",
        ),
        Kind::FileTooLarge => {
            ("the file is larger than is allowed here", "文件大小超过了这里的限制")
        }
        Kind::PermissionDenied => (
            "you may not read or write here; ask for the right, or choose another folder",
            "没有读写权限，请申请权限或另选文件夹",
        ),
        Kind::ReadOnlyFilesystem => {
            ("this disk can only be read; choose another folder", "该磁盘只读，请另选文件夹")
        }
        Kind::NotFound => {
            ("it is not there; was something moved meanwhile?", "找不到它，期间是否有人移动过文件")
        }
        Kind::InvalidFilename => (
            "the name is too long or not allowed here; choose a shorter one",
            "名称过长或不被允许，请改短",
        ),
        Kind::IsADirectory => ("it is a folder, not a file", "它是文件夹，不是文件"),
        Kind::InvalidData => (
            "it is not saved as UTF-8; save it with this encoding",
            "文件不是 UTF-8 编码，请另存为 UTF-8",
        ),
        Kind::NotADirectory => ("a part of this path is no folder", "路径中有一部分不是文件夹"),
        Kind::Interrupted | Kind::TimedOut | Kind::StaleNetworkFileHandle => (
            "the disk did not answer; is the network drive connected?",
            "磁盘没有响应，请检查网络盘是否连接",
        ),
        _ => {
            let number = error.raw_os_error().map_or_else(String::new, |n| n.to_string());
            return (
                format!(
                    "the disk reports a fault (number {number}); check the disk, then try again"
                ),
                format!("磁盘报告错误（编号 {number}），请检查磁盘后重试"),
            );
        }
    };
    (what.to_owned(), shenme.to_owned())
}
