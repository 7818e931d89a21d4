import { answerTasks } from './answer-tasks.ts';

answerTasks<number>(async (task) => {
  if (task < 0) throw new Error('a negative task');
  await new Promise((resolve) => setTimeout(resolve, task));
  return task;
});
