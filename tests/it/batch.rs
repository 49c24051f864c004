//! Lists of queries on the command line, and their table.

use std::fs;
use std::path::PathBuf;

use crate::command_line::{dateline, folder, text};

/// A folder with two clippings and a list of queries.
fn with_queries(name: &str, queries: &str) -> PathBuf {
    let folder = folder(name);
    fs::write(
        folder.join("a.txt"),
        "Kim met Xi in spring, officials said.\n",
    )
    .expect("written");
    fs::write(folder.join("b.txt"), "Xi wrote to Liu in autumn.").expect("written");
    fs::write(folder.join("list.txt"), queries).expect("written");
    folder
}

#[test]
fn a_list_of_queries_gives_a_table() {
    let folder = with_queries(
        "batch",
        "\u{FEFF}# people\r\nkim\r\n\r\n  \"met xi\" , \r\nnowhere\n#\n(xi",
    );
    let output = dateline(
        &folder,
        &[
            "search",
            "--queries",
            "list.txt",
            "--sort",
            "oldest",
            "a.txt",
            "b.txt",
        ],
    );
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let rows: Vec<&str> = text(&output.stdout).split_terminator("\r\n").collect();
    assert_eq!(
        rows[0],
        "query,rank,id,file,title,publisher,published,score,hits,snippet"
    );
    let firsts: Vec<String> = rows[1..]
        .iter()
        .map(|row| row.split(".txt,").next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(
        firsts,
        [
            "kim,1,0,a",
            "\"\"\"met xi\"\" ,\",1,0,a",
            "nowhere,,,,,,,,0,",
            "(xi,1,0,a",
            "(xi,2,1,b"
        ]
    );
    assert!(
        rows[1].ends_with(",1,\"Kim met Xi in spring, officials said.\""),
        "{}",
        rows[1]
    );
    assert!(
        text(&output.stderr).starts_with("list.txt:7: "),
        "{output:?}"
    );
}

#[test]
fn what_no_list_can_give_is_said() {
    let folder = with_queries("batch-refused", "# nothing\n");
    for (arguments, error) in [
        (
            &["search", "--queries", "list.txt", "a.txt"][..],
            "dateline: expected a query a line, but found none in `list.txt`\n",
        ),
        (
            &["search", "--queries", "a.txt", "--format", "text", "a.txt"],
            "dateline: expected the format csv with `--queries`, but found `text`\n",
        ),
        (
            &["search", "--sort", "best", "kim", "a.txt"],
            "dateline: expected the order relevance, recent, newest, oldest or source, but found `best`\n",
        ),
        (
            &["pack", "--sort", "newest", "a.txt"],
            "dateline: `--sort` does not go with `pack`\n",
        ),
    ] {
        let output = dateline(&folder, arguments);
        assert_eq!(
            (output.status.code(), text(&output.stderr)),
            (Some(2), error),
            "{arguments:?}"
        );
    }
    let output = dateline(&folder, &["search", "--queries", "none.txt", "a.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).starts_with("dateline: `none.txt` could not be opened: "));
}
