// Property tests look at the same cases in each run, so that a failure is one of the change under test. With COPYDESK_LONG at others.
// CommonJS, as the tests are: the settings of fast-check belong to one of its two forms.
const { configureGlobal } = require('fast-check')

if (!process.env.COPYDESK_LONG) configureGlobal({ seed: 1 })
