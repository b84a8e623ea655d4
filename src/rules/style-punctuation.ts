import type { Rule } from '../core/lint/rule'
import { bracketProblem, markProblem, spaceProblem, typesetRuns, typographyFinding } from '../core/prose/typographyFindings'
import type { ProseRun } from '../core/prose/proseRun'
import { fullWidthBrackets, fullWidthMarks, halfWidthBrackets, halfWidthMarks } from '../core/style/typography/chineseMarks'
import { latinMarks, ordinaryWords } from '../core/style/typography/latinMarks'
import { hasCjk, inOrder, type TextChange } from '../core/style/typography/textChange'

export const stylePunctuation: Rule = {
  id: 'style-punctuation',
  severity: 'information',
  docs: {
    summary: 'Marks are full-width in Chinese text and half-width in other text, or half-width everywhere, and none is doubled.',
    why: 'A half-width comma between Chinese characters sticks to the character before it; a full-width one tears an English sentence apart.',
    authority: 'The house style: `style.typography.punctuation` in copydesk.yaml. GB/T 15834-2011, Use of punctuation marks',
    given: { settings: 'style:\n  typography:\n    punctuation: cjk\n' },
    bad: [
      '港口⟦,⟧码头和⟦(新)⟧渡轮⟦...⟧都开放了⟦.⟧\n',
      '他说⟦。。⟧港口开放⟦ ⟧，⟦ ⟧很好（见图⟦)⟧。\n',
      'The port⟦ ⟧, she said⟦，⟧ is open.\n',
      '---\ntitle: 港口⟦,⟧渡轮⟦Ａ１⟧\ndate: 2024-01-05T08:00:00+08:00\n---\n',
    ],
    good: [
      '港口，码头和（新）渡轮……都开放了。比分 3:2，10:30，1,000 人，v1.2，(WHO)。\n',
      '---\ntitle: 港口\ntags: [港口, 交通]\ndate: 2024-01-05T08:00:00+08:00\n---\n\n一.概述\n\n`港口,码头`\n',
      '[港口](港口,码头.html) <a title="港口,码头">港口</a> {% tag 港口,码头 %}\n',
    ],
  },
  *check(article, { style }) {
    const punctuation = style?.typography.punctuation ?? 'off'
    if (!style || punctuation === 'off') return
    for (const run of typesetRuns(article, style.typography)) {
      for (const changes of pairsIn(run, punctuation === 'cjk')) {
        const found = typographyFinding(article, run, bracketProblem(run.text, changes))
        if (found) yield found
      }
      for (const change of inOrder(changesIn(run, punctuation === 'cjk'))) {
        const isSpace = run.text.slice(change.start, change.end).trim() === ''
        const found = typographyFinding(article, run, (isSpace ? spaceProblem : markProblem)(run.text, change))
        if (found) yield found
      }
    }
  },
}

/** Brackets that belong together change together. */
function pairsIn({ text, language }: ProseRun, isFullWidth: boolean): Iterable<readonly TextChange[]> {
  if (!language?.startsWith('zh')) return []
  return isFullWidth ? fullWidthBrackets(text) : halfWidthBrackets(text)
}

function* changesIn(run: ProseRun, isFullWidth: boolean): Generator<TextChange> {
  const { text } = run
  if (!hasCjk(text)) yield* latinMarks(text, run.language)
  else if (run.language?.startsWith('zh')) yield* isFullWidth ? fullWidthMarks(text) : halfWidthMarks(text)
  yield* ordinaryWords(text)
}
