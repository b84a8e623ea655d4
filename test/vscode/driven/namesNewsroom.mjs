// A small site whose articles have names in Chinese and English: some are read in several ways, some are written in two.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from '../host/processes.mjs'

const settings = `articles: ["source/_posts/**/*.md"]
dialect: hexo
vocabularies:
  categories: { file: categories.txt, closed: false }
rules:
  article-duplicate: off
  category-once: off
`

/** Folder, file, headline, day, categories, byline. */
const articles = [
  ['city', 'tram-line-four', 'Tram line four opens', '2025-02-03', 'City', 'Mara Quill'],
  ['city', 'market-roof', 'Market roof is mended', '2025-03-11', 'City', 'Mara Quill'],
  ['city', 'ferry-timetable', 'Ferry keeps its timetable', '2025-04-21', 'City', 'mara quill'],
  ['city', 'night-bus', 'A night bus for the harbour', '2025-05-02', 'City', 'Tomas Brandt'],
  ['culture', 'choir-in-the-dock', 'The choir in the dry dock', '2025-01-15', 'Culture', 'Tomas Brandt'],
  ['culture', 'paper-lanterns', 'Paper lanterns return', '2025-05-20', 'Harbour life', 'Tomas Brand'],
  ['news', 'gangkou-chongkai', '港口今晨重新开放', '2025-05-28', '新闻', '单云帆'],
  ['news', 'qiao-tongche', '新桥今日通车', '2025-05-25', '新闻', '单云帆'],
  ['news', 'yuqi', '雨季提前到来', '2025-05-12', '新闻', '曾问渠'],
  ['news', 'shuchang', '旧书场搬家', '2025-04-02', '新闻', '单云帆'],
  ['local', 'tingshui', '城东停水通知', '2025-05-27', '本地', '曾问渠'],
  ['local', 'yeshi', '夜市重开', '2024-11-08', '新闻稿', '顾晚晴'],
]

/** @returns {string} the folder, with an article `today.md` that nobody has signed yet */
export function makeNamesNewsroom() {
  const folder = join(temporaryFolder('workspace'), 'harbour-post')
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  write('copydesk.yaml', settings)
  write('_config.yml', 'title: Harbour Post\n')
  write('categories.txt', '新闻\n本地\nCity\nCulture\n')
  for (const [place, name, title, day, category, author] of articles)
    write(`source/_posts/${place}/${day}-${name}.md`, articleText(title, day, category, author))
  write('source/_posts/today.md', '---\ntitle: The tide comes early\ndate: 2025-05-30 08:00:00\ncategories: \nauthor: \n---\n\nText.\n')
  return folder
}

function articleText(title, day, category, author) {
  return `---\ntitle: ${title}\ndate: ${day} 08:00:00\ncategories:\n  - ${category}\nauthor: ${author}\n---\n\n${title}.\n`
}
