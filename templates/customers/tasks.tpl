{{%AUTOESCAPE context="HTML"}}{{!
  The reader's tasks at customers.  Filled by event_view_tasks().

  TASK(TASK_ID TASK_PATH TASK_FORM TASK_CUSTOMER TASK_WHAT TASK_DUE HAS_DUE
  TASK_TONE) HAS_TASKS or NO_TASKS
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/">{{_"Today"}}</a></li><li><a href="/customers">{{_"Customers"}}</a></li></ol></nav><h1>{{_"My tasks at customers"}}</h1></div></div>
<section class="card" aria-label="{{_"My tasks at customers"}}">
{{#HAS_TASKS}}<ul class="list">
{{#TASK}}
<li>{{#HAS_DUE}}<span class="badge tone-{{TASK_TONE}}">{{TASK_DUE}}</span>{{/HAS_DUE}}<div class="grow"><a class="strong" href="{{TASK_PATH}}">{{TASK_CUSTOMER}}</a><small class="block">{{TASK_WHAT}}</small></div><form method="post" action="{{TASK_FORM}}">{{@form}}<button type="submit" class="button button-small">{{@icon check}}{{_"Done"}}<span class="visually-hidden"> {{TASK_WHAT}}</span></button></form></li>
{{/TASK}}
</ul>{{/HAS_TASKS}}
{{#NO_TASKS}}<div class="empty">{{@icon circle-check}}<h2>{{_"No task is open"}}</h2><p>{{_"Tasks that come of a customer's events or of a plan appear here."}}</p></div>{{/NO_TASKS}}
</section>
