{{%AUTOESCAPE context="HTML"}}{{!
  What distributors propose to change.  Filled by cgi-bin/customers/proposals.c
  and customer_file_view_changes().

  CHANGE(CHANGE_ID CHANGE_CUSTOMER_ID CHANGE_CUSTOMER CHANGE_CODE CHANGE_FIELD
  CHANGE_OLD CHANGE_NEW CHANGE_PRESENT CHANGE_PRESENT_TEXT CHANGE_REASON CHANGE_BY
  CHANGE_AT CHANGE_ISO IS_WAITING IS_STALE CHANGE_STATE CHANGE_TONE CHANGE_ANSWER)
  HAS_CHANGES or NO_CHANGES; IS_ONE ANSWER_TYPED LIKE HAS_LIKES
}}
<div class="page-head"><div><nav class="breadcrumbs" aria-label="{{_"You are here"}}"><ol><li><a href="/">{{_"Today"}}</a></li><li><a href="/customers">{{_"Customers"}}</a></li>{{#IS_ONE}}<li><a href="/proposals">{{_"Proposed changes"}}</a></li>{{/IS_ONE}}</ol></nav><h1>{{_"Proposed changes"}}</h1><p>{{_"What customers want changed in their files, oldest first."}}</p></div></div>
<div class="stack">
{{#HAS_LIKES}}<section class="card card-toned tone-warn" aria-labelledby="like-h"><div class="card-head"><h2 id="like-h" class="row tone">{{@icon alert-triangle}}{{_"Customers on file have the same"}}</h2></div><ul class="list">{{#LIKE}}<li><div><a class="strong" href="/customers/{{LIKE_ID}}">{{LIKE_NAME}}</a> <span class="code">{{LIKE_CODE}}</span>{{#LIKE_REP}}<small>{{_"Salesperson"}} {{LIKE_REP}}</small>{{/LIKE_REP}}</div></li>{{/LIKE}}</ul></section>{{/HAS_LIKES}}
{{#NO_CHANGES}}<section class="card"><div class="empty">{{@icon circle-check}}<h2>{{_"Nothing waits for an answer"}}</h2><p>{{_"Changes that customers propose of their own file stand here."}}</p></div></section>{{/NO_CHANGES}}
{{#CHANGE}}
<section class="card" aria-labelledby="p{{CHANGE_ID}}-h"><div class="card-head"><h2 id="p{{CHANGE_ID}}-h"><a href="/customers/{{CHANGE_CUSTOMER_ID}}/file">{{CHANGE_CUSTOMER}}</a> <span class="code soft">{{CHANGE_CODE}}</span></h2><span class="badge tone-{{CHANGE_TONE}}">{{CHANGE_STATE}}</span></div><div class="card-body stack stack-tight">
<dl class="facts"><div><dt>{{_"Field"}}</dt><dd><b>{{CHANGE_FIELD}}</b></dd></div><div><dt>{{_"Old value"}}</dt><dd>{{CHANGE_OLD}}</dd></div><div><dt>{{_"New value"}}</dt><dd><b>{{CHANGE_NEW}}</b></dd></div>{{#IS_STALE}}<div><dt>{{_"On file now"}}</dt><dd><span class="badge tone-warn">{{_"changed meanwhile"}}</span> {{CHANGE_PRESENT_TEXT}}</dd></div>{{/IS_STALE}}<div><dt>{{_"Who and why"}}</dt><dd>{{CHANGE_BY}}, <time datetime="{{CHANGE_ISO}}">{{CHANGE_AT}}</time>{{#CHANGE_REASON}}<span class="block">{{CHANGE_REASON}}</span>{{/CHANGE_REASON}}</dd></div>{{#CHANGE_ANSWER}}<div><dt>{{_"Our answer:"}}</dt><dd>{{CHANGE_ANSWER}}</dd></div>{{/CHANGE_ANSWER}}</dl>
{{#IS_WAITING}}<form method="post" action="/proposals/{{CHANGE_ID}}/decide" class="stack stack-tight">{{@form}}<input type="hidden" name="present" value="{{CHANGE_PRESENT}}"><div class="field"><label for="answer-{{CHANGE_ID}}">{{_"Answer (needed when it is not made; others will read it)"}}</label><textarea id="answer-{{CHANGE_ID}}" name="answer" rows="2" maxlength="500"{{#IS_ONE}}{{#ANSWER_ERROR}} aria-invalid="true" aria-describedby="answer"{{/ANSWER_ERROR}}{{/IS_ONE}}>{{#IS_ONE}}{{ANSWER_TYPED:p}}{{/IS_ONE}}</textarea>{{#IS_ONE}}{{#ANSWER_ERROR}}<p class="field-error" id="answer">{{@icon alert-circle small}}{{ANSWER_ERROR}}</p>{{/ANSWER_ERROR}}{{/IS_ONE}}</div>{{#HAS_LIKES}}<label class="check"><input type="checkbox" name="same_ok" value="1">{{_"It is another customer all the same; the answer says why"}}</label>{{/HAS_LIKES}}<div class="row"><button type="submit" class="button button-main" name="verdict" value="good">{{@icon check}}{{_"Make the change"}}<span class="visually-hidden"> {{CHANGE_FIELD}}</span></button><button type="submit" class="button tone-bad" name="verdict" value="bad">{{@icon x}}{{_"Do not make it"}}<span class="visually-hidden"> {{CHANGE_FIELD}}</span></button></div></form>{{/IS_WAITING}}</div></section>
{{/CHANGE}}
{{#HAS_PAGER}}{{@include parts/pager.tpl}}{{/HAS_PAGER}}
</div>
