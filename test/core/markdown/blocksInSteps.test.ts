import assert from 'node:assert/strict'
import { generators } from '../../../src/core/generators/generators'
import { blocksInSteps } from '../../../src/core/markdown/inlineOffsets'
import { normalized, type Environment, type Token } from '../../../src/core/markdown/markdownIt'
import { siteMarkdown } from '../../../src/core/markdown/siteMarkdown'
import { finished } from '../../../src/core/text/steps'
import { realArticles } from '../../realArticles/realArticles'
import { badDocuments } from '../../rules/generatedArticles'
import { sample } from '../../runs'

describe('blocks that are parsed in steps', () => {
  it('are those that markdown-it finds at once, by the Markdown of every generator', () => {
    const texts = ['', '\n \n', ...sample(badDocuments, 4), ...sample(realArticles(), 200).map(({ text }) => text)]
    for (const features of new Set(generators.flatMap(({ markdown, mdx }) => [markdown, mdx.markdown]))) {
      const markdown = siteMarkdown(features)
      for (const text of texts) {
        const tokens: Token[] = []
        const environment: Environment = {}
        markdown.block.parse(normalized(text), markdown, environment, tokens)
        const read = finished(blocksInSteps(text, features))
        // Some tokens hold functions, which are never equal.
        assert.equal(JSON.stringify([read.tokens, read.environment]), JSON.stringify([tokens, environment]))
      }
    }
  })
})
