// The browser comes with the packages (see docs/browser.md); puppeteer must not fetch one.
module.exports = { skipDownload: true };
