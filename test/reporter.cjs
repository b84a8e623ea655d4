// Mocha's dots, followed by the names of the tests that were skipped.
const { reporters, Runner } = require('mocha')

module.exports = class extends reporters.Dot {
  constructor(runner, options) {
    super(runner, options)
    const skipped = []
    runner.on(Runner.constants.EVENT_TEST_PENDING, (test) => skipped.push(test.fullTitle()))
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      for (const title of skipped) console.log(`  skipped: ${title}`)
    })
  }
}
