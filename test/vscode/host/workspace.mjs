/** A folder for tests to open: a copy, outside of the repository, so that they may edit it as they like. */
import { appendFileSync, cpSync, existsSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { corpusFolder, repository, say } from './cache.mjs'
import { temporaryFolder } from './processes.mjs'

export const newsroom = join(repository, 'samples', 'newsroom')

/**
 * @param {string} [folder] to copy; the sample newsroom when left out
 * @returns {string} the copy, with the seed article in it as `article.md` if this machine has it
 */
export function copyWorkspace(folder = newsroom) {
  const copy = join(temporaryFolder('workspace'), basename(folder))
  if (existsSync(folder)) cpSync(folder, copy, { recursive: true })
  else {
    say(`There is no folder ${folder}: the workspace starts empty.`)
    mkdirSync(copy, { recursive: true })
  }
  // Tests write the same article again and again, and rules are the last thing in the sample's settings.
  if (folder === newsroom) appendFileSync(join(copy, 'copydesk.yaml'), '  article-duplicate: off\n  title-duplicate: off\n')
  const seed = join(corpusFolder, '..', 'seed', 'article.md')
  if (existsSync(seed)) cpSync(seed, join(copy, 'article.md'))
  else say('The seed article (seed/article.md next to COPYDESK_CORPUS) does not exist: tests that need it are left out.')
  return copy
}
