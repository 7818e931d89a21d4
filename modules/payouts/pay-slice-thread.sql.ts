import { answerTasks } from '@cordee/platform/threads';
import { paySlice } from './pay-slice.sql.ts';

answerTasks(paySlice);
