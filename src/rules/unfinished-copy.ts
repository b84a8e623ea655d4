import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'
import { proseOf } from '../core/prose/prose'
import { sourceRange } from '../core/prose/proseRun'

/** What no finished article has. Each has a sign that is looked for first, in the whole text. */
const sign =
  /TKTK|TK TK|[[(【（［](?:TK|TODO|FIXME|待|[Ii]nsert |(?:image|photo|picture|caption|name|date|headline|your name|图片|配图|插图)[ \]】］]|(?:图片|插图)说明)|orem ipsum|待(?:补|核实|查证)|XX?[月,]|[a-z.] XX\b|irstname/i
/** So much of a note is shown. In UTF-16 code units. */
const maxShown = 60
const patterns = [
  // The mark of American newsrooms for “to come”, where nothing else is meant: doubled, or alone in brackets. After a name or in Chinese text
  // “(TK)” is its abbreviation.
  /(?<![\p{L}\p{N}])(?:TK){2,}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])TK(?: TK){1,20}(?![\p{L}\p{N}])|[[【]TK[\]】]|(?<=(?<![\p{L}\p{N}])[a-z][a-z'’]{0,30},? )\(TK\)/gu,
  /[[【](?:TODO|FIXME)(?:[:： ][^\]】\n]{0,80})?[\]】]/gmu,
  /lorem ipsum dolor sit amet/giu,
  /[【[]待(?:补充?|核实?|补图|查证)(?:[:： ，][^】\]\n]{0,80})?[】\]]|[（(]待(?:补充?|补图|(?:补充?|核实?|补图|查证)[:： ，][^）)\n]{0,80})[）)]/gmu,
  // A published article may say of a claim that it is not verified yet, but not in place of a number.
  /[（(]待(?:核实?|查证)[）)](?=[个名人位艘架辆吨元万亿年月日时分岁次起件家所座米公里%％])|^待(?:补充?|核实|补图|查证)[。.…]*$/gmu,
  /\[insert (?:an? |the )?(?:caption|headline|image|link|name|photo|quote|title)(?: here)?\]/giu,
  // What a picture, a name or a date is to replace. Reporters write “[name]” in quotations, and nobody “[NAME]”.
  /\[(?:image|photo|picture)(?: here)?\]|\[(?:your name|(?:caption|name|date|headline) here)\]|[【[［](?:图片|配图|插图|(?:图片|插图)说明)[】\]］]/giu,
  /\[(?:NAME|DATE|CAPTION|HEADLINE)\]|(?<!\p{L})Firstname Lastname(?!\p{L})/gu,
  /(?<![\p{L}\p{N}])(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.? XX(?![\p{L}\p{N}])|(?<![A-Za-z])XX?月XX?日/gu,
]

export const unfinishedCopy: Rule = {
  id: 'unfinished-copy',
  severity: 'warning',
  docs: {
    summary: 'No notes such as TKTK, [TODO] or 【待补】 are left in the text.',
    why: 'Readers see the gap that an editor meant to fill.',
    authority: 'Usage of newsrooms: TK stands for “to come”',
    bad: [
      'The mayor, ⟦TKTK⟧, said on Monday that ⟦[TK]⟧ boats came.\n',
      'Boats ⟦[TODO: ask the harbour]⟧ and ⟦【FIXME】⟧ came.\n',
      '---\ntitle: ⟦【待补】⟧港口开放\ndate: 2024-01-05T08:00:00+08:00\n---\n\n港口有⟦（待核实）⟧艘船。\n',
      '<figure><img src="a.jpg" alt="Boats"><figcaption>⟦[insert caption here]⟧</figcaption></figure>\n',
      '⟦Lorem ipsum dolor sit amet⟧, consectetur.\n',
      '⟦[image]⟧ ⟦［图片］⟧ ⟦[NAME]⟧ said on ⟦January XX⟧, 2024 (⟦X月XX日⟧).\n',
    ],
    good: [
      'TODO: the word that programmers write, `[TODO]`, the Tk toolkit, TK Maxx (Bangladesh: TK 500), Turkish Airlines (TK).\n\n第三场对手（待定），土耳其航空（TK）。\n',
      '<!-- TODO: later -->\n\n方案有待补充，等待核实。已有三人受伤（待核实），船长说是风浪（待查证）。\n',
      '```\n// TODO: [TK]\n```\n',
      '“I told [name] to leave,” she said. [image](a.md) ![image](a.jpg) Super Bowl XX, May 20.\n',
    ],
  },
  *check(article) {
    if (!sign.test(article.text)) return
    for (const run of proseOf(article, (source) => sign.test(source))) {
      if (run.place === 'code' || !sign.test(run.text)) continue
      for (const pattern of patterns)
        for (const { 0: note, index } of run.text.matchAll(pattern)) {
          const range = sourceRange(run, index, index + note.length)
          if (range) yield { range, message: l10n.t('“{0}” says that this article is not finished.', note.slice(0, maxShown)) }
        }
    }
  },
}
