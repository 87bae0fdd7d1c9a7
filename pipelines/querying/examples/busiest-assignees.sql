-- Who has the most to do, and how much of it is overdue?
SELECT assignee,
    count(*) AS tasks,
    count(*) FILTER (WHERE status = 'overdue') AS overdue,
    count(*) FILTER (WHERE status = 'without deadline') AS without_deadline
FROM task_board
WHERE assignee IS NOT NULL
GROUP BY assignee
ORDER BY tasks DESC, assignee
LIMIT 10
