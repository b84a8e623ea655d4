import assert from 'node:assert/strict'
import { scopeSelector } from '../../../src/preview/page/scopeSelector'

describe('scopeSelector', () => {
  it('means the scope by the page as a whole, and nothing else', () => {
    const expected = {
      body: ':scope',
      'html, body': ':scope, :scope',
      'html > body p': ':scope p',
      ':root body.night > p': ':scope.night > p',
      ':root': ':scope',
      'BODY::before': ':scope::before',
      'body#top a:hover': ':scope#top a:hover',
      '.post-body p': '.post-body p',
      '.body, #html, tbody td': '.body, #html, tbody td',
      'my-body, body-text': 'my-body, body-text',
      '[class="body"], [data-body], [lang=html]': '[class="body"], [data-body], [lang=html]',
      'p:not(body p)': 'p:not(:scope p)',
      ':root-x': ':root-x',
    }
    for (const [selector, scoped] of Object.entries(expected)) assert.equal(scopeSelector(selector), scoped)
  })
})
