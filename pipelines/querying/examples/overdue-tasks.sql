-- Which tasks are overdue, and has any later article told of their document?
SELECT assignee, action, deadline, -days_left AS days_over, later_reports, fact_id
FROM task_board
WHERE status = 'overdue'
ORDER BY due, assignee, fact_id
LIMIT 10
