//! Copies of Chinese sentences with other names in the same places: the set is small.

use std::fs;
use std::path::Path;

use anyhow::Context;

use super::corpora::Document;
use super::random::Random;

/// Characters that write the sounds of foreign names.
const SOUNDS: &str = "斯爾尔克拉特德尼里亞亚利馬马巴森達达羅罗西卡爾尔蘭兰迪瑪玛諾诺貝贝萊莱維维科奇倫伦納纳姆頓顿\
     布洛哈塔魯鲁林曼卡加安娜約约翰茲兹奧奥格雷格沙米埃夫基圖图";
/// What ends names of places and of organisations.
const PLACE_ENDS: &str = "市 省 縣 县 州 島 岛 河 山 區 区 鎮 镇 國 国 港 湖 灣 湾 路 站 村";
const ORGANISATION_ENDS: &str = "大學 大学 公司 銀行 银行 政府 委員會 委员会 黨 党 隊 队 協會 协会 電視台 电视台 日報 日报 集團 集团 \
     醫院 医院 中學 中学 法院 議會 议会 球會 俱樂部 俱乐部 教會 出版社 軍";

/// Names to put in.
struct Names {
    surnames: Vec<String>,
    given: Vec<String>,
    places: Vec<String>,
    sounds: Vec<String>,
    place_ends: Vec<String>,
    organisation_ends: Vec<String>,
}

impl Names {
    /// Reads the lists: `own` are those of the core, `lists` the others.
    fn read(own: &Path, lists: &Path) -> anyhow::Result<Names> {
        let read = |path: std::path::PathBuf| -> anyhow::Result<Vec<String>> {
            let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
            let lines = text.lines().filter(|line| !line.starts_with('#'));
            Ok(lines.map(str::to_owned).collect())
        };
        let mut places = read(lists.join("chinese_places.txt"))?;
        let is_han = |name: &str| {
            !name.is_empty() && name.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
        };
        for line in read(own.join("countries.tsv"))? {
            let names = line.split('\t').nth(1).unwrap_or_default().split('|');
            let names: Vec<&str> = names.filter(|name| is_han(name)).collect();
            // News names a country more often than any town of China.
            for _ in 0..3 {
                places.extend(names.iter().map(|name| (*name).to_owned()));
            }
        }
        let words = |list: &str| list.split_whitespace().map(str::to_owned).collect();
        Ok(Names {
            surnames: read(lists.join("chinese_surnames.txt"))?,
            given: read(lists.join("chinese_given.txt"))?,
            places,
            sounds: (SOUNDS.chars().filter(|c| !c.is_whitespace()))
                .map(String::from)
                .collect(),
            place_ends: words(PLACE_ENDS),
            organisation_ends: words(ORGANISATION_ENDS),
        })
    }

    fn foreign(&self, random: &mut Random) -> String {
        (0..2 + random.below(3))
            .map(|_| random.pick(&self.sounds))
            .collect()
    }

    fn person(&self, is_foreign: bool, random: &mut Random) -> String {
        match random.below(3) {
            _ if !is_foreign => {
                format!(
                    "{}{}",
                    random.pick(&self.surnames),
                    random.pick(&self.given)
                )
            }
            0 => self.foreign(random),
            _ => format!("{}·{}", self.foreign(random), self.foreign(random)),
        }
    }

    fn place(&self, random: &mut Random) -> String {
        match random.below(4) {
            0 => self.foreign(random),
            1 => format!("{}{}", self.foreign(random), random.pick(&self.place_ends)),
            _ => random.pick(&self.places).to_owned(),
        }
    }

    fn organisation(&self, random: &mut Random) -> String {
        format!(
            "{}{}",
            self.place(random),
            random.pick(&self.organisation_ends)
        )
    }
}

/// Copies of each Chinese document that others marked.
const N_COPIES: usize = 4;
/// Of each that was composed: its names vary already.
const N_WRITTEN_COPIES: usize = 1;

/// The copies of the Chinese documents among `documents`, with names from the lists in
/// `own`, the core's, and `lists`.
pub fn copies(documents: &[Document], own: &Path, lists: &Path) -> anyhow::Result<Vec<Document>> {
    let names = Names::read(own, lists)?;
    let mut random = Random(0x6a09_e667_f3bc_c908);
    Ok(documents
        .iter()
        .filter(|document| document.set == "chinese")
        .flat_map(|document| {
            let n = if document.is_gold {
                N_COPIES
            } else {
                N_WRITTEN_COPIES
            };
            std::iter::repeat_n(document, n)
        })
        .map(|document| copy(document, &names, &mut random))
        .collect())
}

/// A copy of `document` with other names.
fn copy(document: &Document, names: &Names, random: &mut Random) -> Document {
    let mut text = String::new();
    let mut placed = Vec::new();
    let mut at = 0;
    for &(start, end, number) in &document.names {
        if start < at {
            continue;
        }
        text.push_str(&document.text[at..start]);
        at = end;
        let name = &document.text[start..end];
        let is_foreign = name.contains('·') || name.chars().count() > 3;
        let new = match number {
            0 => names.person(is_foreign, random),
            1 if random.below(2) == 0 => names.organisation(random),
            2 if random.below(10) < 8 => names.place(random),
            _ => name.to_owned(),
        };
        let from = text.len();
        text.push_str(&new);
        placed.push((from, text.len(), number));
    }
    text.push_str(&document.text[at..]);
    Document {
        text,
        names: placed,
        is_gold: false,
        ..document.clone()
    }
}
