// The browser comes with the packages: puppeteer must not fetch one.
module.exports = {skipDownload: true};
