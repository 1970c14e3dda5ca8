// Loaded into the program that is watched for an hour: says what memory it holds, when it is asked.
process.on("message", () => {
  // Twice: what only finalizers held is let go by the second.
  globalThis.gc?.();
  setTimeout(() => {
    globalThis.gc?.();
    const {heapUsed, external, rss} = process.memoryUsage();
    const resources = process.getActiveResourcesInfo().length;
    process.send?.({heapUsed, external, rss, resources});
  }, 50);
});
// Who asks does not keep it from ending.
process.channel?.unref();
