/** Endings of British and American spelling, and the least length of a word in which they are that. */
const endings: readonly (readonly [british: RegExp, american: string, minLength: number])[] = [
  [/is(e[ds]?|ing|ations?|ers?)$/, 'iz$1', 7],
  [/ys(e[ds]?|ing)$/, 'yz$1', 7],
  [/our(s|ed|ing|ite|ites|able|hood|hoods)?$/, 'or$1', 5],
  [/(?<=[^aeiou])tre(s|d)?$/, 'ter$1', 5],
  [/ogue(s)?$/, 'og$1', 7],
  [/ll(ed|ing|ers?)$/, 'l$1', 8],
]
/** Words that differ in another way. */
const pairs: Readonly<Record<string, string>> = {
  grey: 'gray',
  adviser: 'advisor',
  advisers: 'advisors',
  judgement: 'judgment',
  acknowledgement: 'acknowledgment',
  programme: 'program',
  cheque: 'check',
  tyre: 'tire',
  plough: 'plow',
  ageing: 'aging',
  defence: 'defense',
  offence: 'offense',
  licence: 'license',
  whilst: 'while',
  amongst: 'among',
}

/** Other spellings of an English word in small letters, American for British ones. */
export function otherSpellings(word: string): readonly string[] {
  const listed = Object.hasOwn(pairs, word) ? pairs[word] : undefined
  const changed = endings.flatMap(([british, american, minLength]) =>
    word.length >= minLength && british.test(word) ? [word.replace(british, american)] : [],
  )
  return listed === undefined ? changed : [listed, ...changed]
}

/** Words that mean something else when they are joined: “every day” and “everyday”, “set up” and “setup”. */
const divided =
  /^(?:any|every|some|may|all|for|into|over|under|with|out|off|back|down|through|after|before|there|where|here|what|how|when|who|more|never|not|other)\b|\b(?:up|out|off|in|on|over|down|back|under|away|one|day|time|times|body|thing|where|ever|more|self|selves|less|able|ship|like|most|man|men|through|along|around)$/

/** Whether two words are no form of the same two joined. @param pair with a blank between them */
export function isDivided(pair: string): boolean {
  return divided.test(pair)
}

/**
 * Chinese words in two forms of one meaning, the one that is recommended first: from 第一批异形词整理表 (GF 1001-2001, Ministry of Education of
 * China) and from usage.
 */
const hanPairs: readonly (readonly [string, string])[] = [
  ['账号', '帐号'],
  ['账户', '帐户'],
  ['账单', '帐单'],
  ['其他', '其它'],
  ['想象', '想像'],
  ['图像', '图象'],
  ['唯一', '惟一'],
  ['身份', '身分'],
  ['成分', '成份'],
  ['部分', '部份'],
  ['过分', '过份'],
  ['订单', '定单'],
  ['交代', '交待'],
  ['角色', '脚色'],
  ['精彩', '精采'],
  ['人才', '人材'],
  ['笔画', '笔划'],
  ['按语', '案语'],
  ['纪念', '记念'],
  ['内讧', '内哄'],
  ['含糊', '含胡'],
  ['模仿', '摹仿'],
  ['缘故', '原故'],
  ['公布', '公佈'],
  ['度假', '渡假'],
]
const firstForms = new Map(hanPairs.flatMap(([first, other]) => [[first, first] as const, [other, first] as const]))
const hanForms = new RegExp([...firstForms.keys()].join('|'), 'g')

/** The occurrences of these words in a text. */
export function hanFormsIn(text: string): readonly string[] {
  return text.match(hanForms) ?? []
}

/** The recommended form of one of these words; undefined for any other. */
export function firstHanForm(form: string): string | undefined {
  return firstForms.get(form)
}
